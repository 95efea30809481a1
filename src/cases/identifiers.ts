/** What could identify a person is refused: keys by name, values by shape. The refusal never repeats the value. */
import { fold } from './fold.ts';

const IDENTIFIER_KEYS = new Set([
  'name',
  'names',
  'first-name',
  'firstname',
  'last-name',
  'lastname',
  'forename',
  'surname',
  'given-name',
  'family-name',
  'full-name',
  'fullname',
  'initials',
  'patient',
  'patient-name',
  'patient-id',
  'patientid',
  'person-id',
  'dob',
  'date-of-birth',
  'birth-date',
  'birthdate',
  'birthday',
  'born',
  'mrn',
  'medical-record',
  'medical-record-number',
  'record-number',
  'hospital-number',
  'chart-number',
  'case-number',
  'nhs',
  'nhs-number',
  'nhs-no',
  'chi-number',
  'ssn',
  'social-security',
  'social-security-number',
  'sin',
  'medicare-number',
  'medicare',
  'insurance',
  'insurance-number',
  'insurance-id',
  'passport',
  'passport-number',
  'national-id',
  'licence-number',
  'license-number',
  'address',
  'home-address',
  'street',
  'postcode',
  'post-code',
  'postal-code',
  'zip',
  'zip-code',
  'phone',
  'phone-number',
  'telephone',
  'tel',
  'mobile',
  'fax',
  'email',
  'e-mail',
  'email-address',
  'mail',
  'next-of-kin',
  'employer',
  'gp-name',
  'ip-address',
  'url',
]);
const FREE_TEXT_KEYS = new Set([
  'note',
  'notes',
  'comment',
  'comments',
  'remark',
  'remarks',
  'text',
  'free-text',
  'freetext',
  'history',
  'narrative',
  'summary',
  'description',
  'story',
]);

/** Whether a key asks for an identifier. */
export function identifierKey(key: string): boolean {
  return IDENTIFIER_KEYS.has(fold(key));
}

/** Whether a key asks for free text. */
export function freeTextKey(key: string): boolean {
  return FREE_TEXT_KEYS.has(fold(key));
}

/** Nothing shorter identifies a person (a@b.c). */
const SHORTEST = 5;

/** "e-mail address" or "long number" when the value looks like one; null otherwise. */
export function identifierValue(value: string | number | boolean | null): string | null {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= 1e8 ? 'a long number' : null;
  if (typeof value !== 'string' || value.length < SHORTEST) return null;
  if (/[^\s@]@[^\s@]+\.[^\s@]/.test(value)) return 'an e-mail address';
  if (/^-?\d+\.\d+$/.test(value)) return null;
  const digits = value.replace(/[\s()+./-]/g, '');
  return /^\d{9,}$/.test(digits) || /(?<![.\d])\d{9}/.test(value) ? 'a long number' : null;
}
