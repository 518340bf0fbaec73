/** What the guardrails say: what is wrong or to be known, why, and what to do. Names in braces are values. */
export const findingWords = {
  // errors
  unknownField: 'Tencent doesn’t support this field. Remove it.',
  notTaken: '{reason}',
  wholeNumber: 'Enter a whole number from {min} to {max}.',
  wholeHours: 'Enter a whole number of hours from {min} to {max} ({days} days).',
  line: 'Enter one line of up to {max} characters.',
  name: 'Enter a profile name of up to {max} characters.',
  address: 'Enter a full web address starting with https://.',
  similarityBand: 'Enter two numbers from 0 to 100, the lower one first.',
  oneLanguage: 'Choose at least one language.',
  actionsNeedLevel:
    'Movements require security level 2, 4 or 5. With level {level}, Tencent rejects the call. Remove the movements or choose another level.',
  actionsTwo: 'Enter one or two different movements (blink, mouth, nod, shake), separated by a comma without a space.',
  color: 'Enter the colour as #rrggbb. Otherwise Tencent uses its own blue.',
  warningsOff: 'Turn on document warnings to select any.',
  warningsUnknown: 'Choose from {codes}, each at most once, separated by commas without spaces.',
  // warnings: the check
  faceOnly: 'A pass proves that a live person was there, but not who it was.',
  cardOnly: 'A pass only proves that a card was read. No face is checked.',
  silent: 'Silent liveness uses no movements or light. Choose level 3 or higher unless you want that.',
  levelFive: 'Tencent no longer lists level 5 and may refuse it. Choose 4.',
  downgrade:
    'If a browser doesn’t support the security level, Tencent falls back to silent liveness. Choose “Reject” (2) if you don’t want that.',
  manyAttempts: 'One session allows {n} attempts, for an impostor too. About 3 is recommended.',
  shortTimeout: 'Tencent expects a video of about 6 s, so {n} s may not be enough. 45 is recommended.',
  startPageBack: 'If Tencent falls back to silent liveness, it still shows its start page.',
  privacySkipped:
    'Tencent’s consent page is skipped, so your own text must cover the customer’s consent to Tencent’s terms.',
  languageDecided: 'This has no effect: each session uses the customer’s language. Remove it.',
  // warnings: the document
  noCardType: 'No card type is set, and Tencent has no default. Choose the card your customers have.',
  cardNotRead: 'No card is read in this check mode.',
  documentWarningsOff: 'Photocopies, photos of screens and edited cards are not reported. Turn document warnings on.',
  expiredPasses: 'Expired Hong Kong ID cards pass. Turn this off unless you want that.',
  hongKongOnly: 'This only applies to Hong Kong ID cards.',
  // warnings: the link
  longLink:
    'Links valid for more than 30 days are easily forgotten, and anyone who finds one can open it. Extend individual links instead.',
  manySessions: 'Customers can start {n} sessions, and so can an impostor. About 3 is recommended.',
  noWayOut: 'All channels are off, so operators can’t send or share the link.',
  shareUntraced: 'There is no record of where a shared link goes. Email or SMS is recommended.',
  reminderTooLate:
    'The link can expire after {hours} h, before the first reminder. Send the reminder earlier or make the link valid for longer.',
  remindersCut: 'The link can expire after {hours} h, when only {n} of {atMost} reminders have been sent.',
  linkSG:
    'Banks in Singapore took clickable links out of emails and SMS to retail customers (MAS and ABS, 19 January 2022). Choose “Without the link”.',
  linkTH:
    'Banks in Thailand took links out of emails and SMS to customers (Bank of Thailand, March 2023). Choose “Without the link”.',
  remindersUnsent: 'Reminders are sent by email or SMS, and both are off.',
} as const

export type FindingId = keyof typeof findingWords
