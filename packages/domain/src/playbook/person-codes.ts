import type { AdviceKey, OutcomeCode } from '../code-kinds.ts'

const another = 'After two in a row, verify the customer in another way'
const photo = 'Put a better photo in place with “Replace photo”; until then the link waits. No try was used.'
const lookAtBoth = 'Compliance compares both pictures. An old photo is a common cause: ask for a newer one.'

/** What Tencent says of the person, alive or not, alike or not, and of the photo to compare with. */
export const personCodes: readonly OutcomeCode[] = [
  {
    code: 1002,
    kind: 'fraud',
    label: 'Spoof',
    meaning: 'Tencent suspects a recording or another imitation, not a live person.',
    operatorAction: 'Do not send a new link. Compliance looks at the video and the best frame, and decides.',
    advice: 'final',
    retryable: false,
    billed: 'no',
  },
  liveness(1003, 'Not live', 'Real-person detection failed.', 'no', another),
  liveness(1005, 'Not live', 'Liveness detection failed.', 'no', another),
  liveness(1301, 'Not live', 'Real-person detection failed.', 'unknown', another),
  liveness(1302, 'Below level', 'Real-person detection stayed below the standard.', 'unknown', another),
  liveness(
    1401,
    'Reflection',
    'The screen’s light was not seen reflected as a live face would reflect it.',
    'unknown',
    'If it repeats, ask for full screen brightness, away from direct sun',
    'bright',
  ),
  comparePhoto(2004, 'Photo size', 'The compare photo is too large or too small.'),
  comparePhoto(2009, 'Photo small', 'The resolution of the compare photo is too low.'),
  comparePhoto(2010, 'Photo empty', 'No face was detected in the compare photo.'),
  comparePhoto(2012, 'Many faces', 'Several faces were detected.', 'no'),
  comparePhoto(2013, 'Photo cut', 'The compare photo shows no full face.'),
  comparePhoto(2014, 'Photo small', 'The resolution of the compare photo is too low.'),
  compare(2011, 'No match', 'Real-person comparison failed.', 'unknown'),
  compare(2015, 'No match', 'The comparison failed.', 'unknown'),
  compare(2016, 'Low match', 'The similarity is below the passing standard.', 'yes', 'apiOnly'),
]

function liveness(
  code: number,
  label: string,
  meaning: string,
  billed: OutcomeCode['billed'],
  repeated: string,
  advice: AdviceKey = 'liveness',
): OutcomeCode {
  const operatorAction = `${repeated}. The first time the page has told the customer what helps.`
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
