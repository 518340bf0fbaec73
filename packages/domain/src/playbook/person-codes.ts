import type { AdviceKey, OutcomeCode } from '../code-kinds.ts'

const another = 'After two in a row, verify the customer another way'
const photo =
  'Choose “Replace photo” and add a better one. The customer can’t continue until then. No session was used up.'
const lookAtBoth = 'Compliance should compare both images. An old photo is a common cause: ask for a newer one.'

/** What Tencent says of the person, alive or not, alike or not, and of the photo to compare with. */
export const personCodes: readonly OutcomeCode[] = [
  {
    code: 1002,
    kind: 'fraud',
    label: 'Spoof',
    meaning: 'Tencent suspects a recording or another spoof, not a live person.',
    operatorAction: 'Do not send a new link. Compliance should view the video and best frame, then decide.',
    advice: 'final',
    retryable: false,
    billed: 'no',
  },
  liveness(1003, 'Not live', 'Liveness detection failed.', 'no', another),
  liveness(1005, 'Not live', 'Liveness detection failed.', 'no', another),
  liveness(1301, 'Not live', 'Liveness detection failed.', 'unknown', another),
  liveness(1302, 'Below level', 'Liveness detection scored below the required level.', 'unknown', another),
  liveness(
    1401,
    'Reflection',
    'The face didn’t reflect the screen’s light the way a live face would.',
    'unknown',
    'If it happens again, ask the customer to turn screen brightness up and avoid direct sunlight',
    'bright',
  ),
  comparePhoto(2004, 'Photo size', 'The comparison photo is too large or too small.'),
  comparePhoto(2009, 'Low-res', 'The resolution of the comparison photo is too low.'),
  comparePhoto(2010, 'Photo empty', 'No face was detected in the comparison photo.'),
  comparePhoto(2012, 'Many faces', 'The comparison photo shows several faces.', 'no'),
  comparePhoto(2013, 'Photo cut', 'The comparison photo doesn’t show a full face.'),
  comparePhoto(2014, 'Low-res', 'The resolution of the comparison photo is too low.'),
  compare(2011, 'No match', 'The face comparison failed.', 'unknown'),
  compare(2015, 'No match', 'The face comparison failed.', 'unknown'),
  compare(2016, 'Low match', 'The similarity is below the pass mark.', 'yes', 'apiOnly'),
]

function liveness(
  code: number,
  label: string,
  meaning: string,
  billed: OutcomeCode['billed'],
  repeated: string,
  advice: AdviceKey = 'liveness',
): OutcomeCode {
  const operatorAction = `${repeated}. The page has already told the customer what to try.`
  return { code, kind: 'liveness', label, meaning, operatorAction, advice, retryable: true, billed }
}

function comparePhoto(
  code: number,
  label: string,
  meaning: string,
  billed: OutcomeCode['billed'] = 'unknown',
): OutcomeCode {
  return {
    code,
    kind: 'comparePhoto',
    label,
    meaning,
    operatorAction: photo,
    advice: 'comparePhoto',
    retryable: false,
    billed,
  }
}

function compare(
  code: number,
  label: string,
  meaning: string,
  billed: OutcomeCode['billed'],
  billedOn?: OutcomeCode['billedOn'],
): OutcomeCode {
  return {
    code,
    kind: 'compare',
    label,
    meaning,
    operatorAction: lookAtBoth,
    advice: 'compare',
    retryable: true,
    billed,
    ...(billedOn ? { billedOn } : {}),
  }
}
