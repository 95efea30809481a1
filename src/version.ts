/** Version of the program as reports carry it; kept equal to package.json by a test. */
export const PROGRAM_VERSION = '0.1.0';
