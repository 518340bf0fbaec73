/** Of a file with customers, and of the ZIP with their photos. */
export const importLimits = {
  fileBytes: 50 * 1024 * 1024,
  /** Rows with a customer in them. */
  rows: 100_000,
  columns: 64,
  rowCharacters: 10_000,
  photosBytes: 500 * 1024 * 1024,
  photoFiles: 20_000,
} as const

/**
 * What a column can be. The names are those of `verifications.create`; `givenName` and `familyName` make one name, and
 * `photo` is the name of a file in the ZIP.
 */
export const importFields = [
  'name',
  'givenName',
  'familyName',
  'shownAs',
  'salutation',
  'email',
  'phone',
  'reference',
  'photo',
  'locale',
  'timeZone',
  'unit',
  'extra',
  'returnUrl',
  'expiresInHours',
] as const
export type ImportField = (typeof importFields)[number]

/** The columns of the template that people start from; two more would be a second way to give a name. */
export const templateFields = importFields.filter((field) => field !== 'givenName' && field !== 'familyName')

/**
 * - reading: the file arrives
 * - needsEncoding: the file fits several encodings, so a person has to choose
 * - ready: its columns are to be matched
 * - checking, checked: each row is (was) looked at, nothing is made
 * - running, paused: verifications are (were) being made
 * - done, cancelled: over; what was made stays
 */
export const importStates = [
  'reading',
  'needsEncoding',
  'ready',
  'checking',
  'checked',
  'running',
  'paused',
  'done',
  'cancelled',
] as const
export type ImportState = (typeof importStates)[number]

/** Why an import stopped by itself. */
export const importProblems = ['notAllowed', 'noProfile', 'damaged', 'leftAlone'] as const
export type ImportProblem = (typeof importProblems)[number]

/**
 * - header: the names of the columns
 * - read: not checked yet
 * - good, doubtful: can be made; a doubtful one has a note that a person should have seen
 * - bad: cannot be made as it is
 * - already: an earlier row, of this file or another, is the same
 * - made; failed: was good, and was refused when it was to be made
 */
export const importRowStates = ['header', 'read', 'good', 'doubtful', 'bad', 'already', 'made', 'failed'] as const
export type ImportRowState = (typeof importRowStates)[number]

/** What is wrong, doubtful or known of a row. */
export const importNotes = [
  // wrong
  'needed',
  'tooLong',
  'controlCharacters',
  'notAnEmail',
  'notAPhone',
  'needsCountryCode',
  'spreadsheetNumber',
  'formulaError',
  'notALanguage',
  'languageNotOffered',
  'notATimeZone',
  'notAnAddress',
  'notHours',
  'otherUnit',
  'noAddress',
  'photoNotInZip',
  'photoNameTwice',
  'photoEmpty',
  'photoFormat',
  'photoRare',
  'photoTooLarge',
  'photoTooSmall',
  'photoMoves',
  'photoTooComplex',
  'photoDamaged',
  // doubtful
  'openVerification',
  'sameInFile',
  'photoRotated',
  'photoCheckUpright',
  'photoFaceNotChecked',
  'photoNoFace',
  'photoTurned',
  'photoSeveralFaces',
  'photoCutFace',
  'photoSmallFace',
  'photoLowResolution',
  'photoBlurry',
  'photoDark',
  'photoBright',
  // Of imports that an earlier version checked.
  'photoWarning',
  // made before
  'sameRow',
  'alreadyMade',
  // at the making
  'refused',
] as const
export type ImportNote = (typeof importNotes)[number]

/** Whether a file with these columns says who its customers are. */
export const hasNameColumn = (columns: readonly (ImportField | null)[]): boolean =>
  columns.some((field) => field === 'name' || field === 'givenName' || field === 'familyName')
