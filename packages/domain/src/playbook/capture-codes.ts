import type { AdviceKey, OutcomeCode } from '../code-kinds.ts'

type Row = {
  label: string
  meaning: string
  /** What the operator asks of the customer when it happens again. It stands first, so that a narrow column shows it. */
  ask: string
  advice: AdviceKey
}

const wholeFace = 'Ask the customer to keep their whole face in the frame and hold the phone straight in front of them'
const oneMovement = 'Ask the customer to read the instructions first, then move slowly and clearly'
const otherBrowser = 'Suggest a different browser or phone'

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
    ask: 'Ask the customer to allow microphone access',
    advice: 'sound',
  },
  1102: { label: 'Face hidden', meaning: 'The face was not fully visible.', ask: wholeFace, advice: 'offCentre' },
  1103: {
    label: 'Not heard',
    meaning: 'The spoken words were not recognised.',
    ask: 'Suggest a quiet place',
    advice: 'sound',
  },
  1104: { label: 'Bad format', meaning: 'The video format is not supported.', ask: otherBrowser, advice: 'video' },
  1106: {
    label: 'Too quiet',
    meaning: 'The volume of the video is too low.',
    ask: 'Ask the customer to speak up and hold the phone closer',
    advice: 'sound',
  },
  1107: {
    label: 'Video size',
    meaning: 'The video is empty or the wrong size. It should be about 6 s long.',
    ask: otherBrowser,
    advice: 'video',
  },
  1108: {
    label: 'Blurry',
    meaning: 'The video resolution is too low.',
    ask: 'Ask the customer to clean the lens, or suggest a different phone',
    advice: 'video',
  },
  1109: {
    label: 'Lips still',
    meaning: 'The lips hardly moved.',
    ask: 'Ask the customer to read aloud clearly',
    advice: 'movement',
  },
}

/** From 1201 on Tencent's documents, as we have them, say nothing of billing. */
const billingUnknown: Record<number, Row> = {
  1201: {
    label: 'Too dim',
    meaning: 'The light was too dim.',
    ask: 'Ask the customer to face a lamp or a window',
    advice: 'dim',
  },
  1202: {
    label: 'Too bright',
    meaning: 'The light was too strong.',
    ask: 'Ask the customer to turn away from direct sunlight or lamps',
    advice: 'bright',
  },
  1203: {
    label: 'Too close',
    meaning: 'The face was too close.',
    ask: 'Ask the customer to hold the phone further away',
    advice: 'close',
  },
  1204: { label: 'Too right', meaning: 'The face was too far to the right.', ask: wholeFace, advice: 'offCentre' },
  1205: {
    label: 'Too far',
    meaning: 'The face was too far away.',
    ask: 'Ask the customer to hold the phone closer',
    advice: 'far',
  },
  1206: { label: 'Too left', meaning: 'The face was too far to the left.', ask: wholeFace, advice: 'offCentre' },
  1207: { label: 'No blink', meaning: 'No blink was detected.', ask: oneMovement, advice: 'movement' },
  1208: { label: 'No motion', meaning: 'The first movement was not detected.', ask: oneMovement, advice: 'movement' },
  1209: { label: 'Mouth shut', meaning: 'The mouth was not seen to open.', ask: oneMovement, advice: 'movement' },
  1210: { label: 'Face cut', meaning: 'The whole face was not in the picture.', ask: wholeFace, advice: 'offCentre' },
  1303: {
    label: 'Too short',
    meaning: 'The video is shorter than 2 s.',
    ask: 'Ask the customer to stay on the page until it finishes',
    advice: 'video',
  },
  2017: {
    label: 'Covered',
    meaning: 'Part of the face was covered.',
    ask: 'Ask the customer to take off glasses, a mask or anything else covering the face',
    advice: 'covered',
  },
}

/** The picture or the sound was not good enough to judge the person by. */
export const captureCodes: readonly OutcomeCode[] = [
  ...Object.entries(notBilled).map((row) => capture(row, 'no')),
  ...Object.entries(billingUnknown).map((row) => capture(row, 'unknown')),
]

function capture([code, { ask, ...row }]: [string, Row], billed: OutcomeCode['billed']): OutcomeCode {
  const operatorAction = `${ask} if it happens again. The page has already told the customer once.`
  return { code: Number(code), kind: 'capture', ...row, operatorAction, retryable: true, billed }
}
