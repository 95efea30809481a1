/** Entry of the program: hands over the process's streams and sets the exit code. The only place that does. */
import { runProgram } from './program.ts';
import { processIo } from './terminal/io.ts';

const io = processIo(__dirname);
runProgram(process.argv.slice(2), io).then(
  (code) => {
    process.exitCode = code;
  },
  () => {
    process.exitCode = 1;
  },
);
