import { randomUUID } from 'node:crypto'
import { bearName, nameOnCard } from './card-name.ts'
import { cardFields } from './cards.ts'
import { cardBack, cardFront, head } from './media.ts'
import type { SandboxSession } from './state.ts'

/** Every card but the passport has something on its back. */
const hasBack = (type: string) => type !== 'InternationalIDPassport'

/** Whether a session shows a card. */
export const readsCard = ({ config }: SandboxSession) => config.CheckMode === 1 || config.CheckMode === 4

/** An entry of OCRResult as Tencent answers it since July 2026. Without a `customer`, the name on the card is invented. */
export async function ocrOf({ token, config, finishedWith, attempts }: SandboxSession, customer: string | null) {
  const type = (config.IDCardType as string | undefined) ?? 'InternationalIDPassport'
  const last = attempts.at(-1)
  const invented = cardFields(type, token)
  const fields = customer === null ? invented : bearName(invented, nameOnCard(customer, last?.cardName ?? 'same'))
  const cut = config.IdCardCutReturn === true
  const back = hasBack(type)
  const typed = { [type]: fields }
  const cardOnly = config.CheckMode === 4
  return {
    IsPass: finishedWith === 0,
    CardImageBase64: await cardFront(token, type, fields, false),
    CardBackImageBase64: back ? await cardBack(type, false) : null,
    CardCutImageBase64: cut ? await cardFront(token, type, fields, true) : null,
    CardBackCutImageBase64: cut && back ? await cardBack(type, true) : null,
    HeadImageBase64: await head(token),
    CardInfo: null,
    NormalCardInfo: cardOnly ? null : typed,
    // Its format is not documented: JSON is the likeliest.
    OriginalCardInfo: cardOnly ? JSON.stringify(typed) : null,
    WarnCardInfos: last?.warnings ?? [],
    RequestId: randomUUID(),
  }
}
