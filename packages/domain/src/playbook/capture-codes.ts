import type { AdviceKey, OutcomeCode } from '../code-kinds.ts'

type Row = {
  label: string
  meaning: string
  /** What the operator asks of the customer when it happens again. It stands first, so that a narrow column shows it. */
  ask: string
  advice: AdviceKey
}

const wholeFace = 'Ask for the whole face in the middle of the frame, the phone straight in front'
const oneMovement = 'Ask to read the screen first, then to move slowly and clearly'
const otherBrowser = 'Suggest another browser or another phone'

/** 202 to 1109: documented as not billed. */
const notBilled: Record<number, Row> = {
  202: { label: 'No video', meaning: 'The video could not be obtained.', ask: otherBrowser, advice: 'video' },
  1004: {
    label: 'No face',
    meaning: 'No face was found in the video, so there was nothing to compare.',
    ask: wholeFace,
    advice: 'offCentre',
  },
  1101: {
    label: 'No sound',
    meaning: 'The video has no sound.',
    ask: 'Ask to allow the microphone',
    advice: 'sound',
  },
  1102: { label: 'Face hidden', meaning: 'The face was not fully exposed.', ask: wholeFace, advice: 'offCentre' },
  1103: {
    label: 'Not heard',
    meaning: 'The spoken words were not recognised.',
    ask: 'Suggest a quiet place',
    advice: 'sound',
  },
  1104: { label: 'Bad format', meaning: 'The format of the video is not right.', ask: otherBrowser, advice: 'video' },
  1106: {
    label: 'Too quiet',
    meaning: 'The volume of the video is too low.',
    ask: 'Ask to speak up, close to the phone',
    advice: 'sound',
  },
  1107: {
    label: 'Video size',
    meaning: 'The video is empty or of the wrong size; about 6 s are expected.',
    ask: otherBrowser,
    advice: 'video',
  },
  1108: {
    label: 'Blurred',
    meaning: 'The definition of the video is too low.',
    ask: 'Ask to clean the lens, or suggest another phone',
    advice: 'video',
  },
  1109: {
    label: 'Lips still',
    meaning: 'The lips hardly moved.',
    ask: 'Ask to read aloud and clearly',
    advice: 'movement',
  },
}

/** From 1201 on Tencent's documents, as we have them, say nothing of billing. */
const billingUnknown: Record<number, Row> = {
  1201: {
    label: 'Too dim',
    meaning: 'The light was too dim.',
    ask: 'Ask to sit facing a lamp or a window',
    advice: 'dim',
  },
  1202: {
    label: 'Too bright',
    meaning: 'The light was too strong.',
    ask: 'Ask to turn away from direct sun or a lamp',
    advice: 'bright',
  },
  1203: {
    label: 'Too close',
    meaning: 'The face was too close.',
    ask: 'Ask to hold the phone further away',
    advice: 'close',
  },
  1204: { label: 'Too right', meaning: 'The face was too far to the right.', ask: wholeFace, advice: 'offCentre' },
  1205: {
    label: 'Too far',
    meaning: 'The face was too far away.',
    ask: 'Ask to hold the phone closer',
    advice: 'far',
  },
  1206: { label: 'Too left', meaning: 'The face was too far to the left.', ask: wholeFace, advice: 'offCentre' },
  1207: { label: 'No blink', meaning: 'No closing of the eyes was seen.', ask: oneMovement, advice: 'movement' },
  1208: { label: 'No motion', meaning: 'The first movement was not seen.', ask: oneMovement, advice: 'movement' },
  1209: { label: 'Mouth shut', meaning: 'No opening of the mouth was seen.', ask: oneMovement, advice: 'movement' },
  1210: { label: 'Face cut', meaning: 'No full face was in the picture.', ask: wholeFace, advice: 'offCentre' },
  1303: {
    label: 'Too short',
    meaning: 'The video is shorter than 2 s.',
    ask: 'Ask to stay on the page until it is done',
    advice: 'video',
  },
  2017: {
    label: 'Covered',
    meaning: 'Part of the face was covered.',
    ask: 'Ask to take off glasses, a mask or anything before the face',
    advice: 'covered',
  },
}

/** The picture or the sound was not good enough to judge the person by. */
export const captureCodes: readonly OutcomeCode[] = [
  ...Object.entries(notBilled).map((row) => capture(row, 'no')),
  ...Object.entries(billingUnknown).map((row) => capture(row, 'unknown')),
]

function capture([code, { ask, ...row }]: [string, Row], billed: OutcomeCode['billed']): OutcomeCode {
  const operatorAction = `${ask}, if it repeats. The first time the page has told the customer already.`
  return { code: Number(code), kind: 'capture', ...row, operatorAction, retryable: true, billed }
}
