import type { MailMessages } from './en.ts'
import * as zhTW from './zh-TW.ts'

/** Traditional Chinese as Hong Kong writes it: what differs from Taiwan's. */
const different: Partial<MailMessages> = {
  subject: '請核實身份（{m}）',
  reminderSubject: '提醒：尚未核實身份（{m}）',
  title: '請核實您的身份',
  asks: '{m} 請您核實身份。使用手機相機，約一分鐘即可完成。',
  haveCard: '請準備好身份證明文件。',
  openElsewhereFace: '請在 {m} 的 App 中進行人臉驗證，或到分行辦理。',
  openElsewhereCard: '請在 {m} 的 App 中進行證件驗證，或到分行辦理。',
  neverAsks: '我們絕不會索取密碼、一次性密碼（OTP）、PIN 碼、信用卡或提款卡資料。',
  forYou: '連結僅供您本人使用，請勿轉發。',
  sms: '{m}：請核實身份，用手機約 1 分鐘即可完成。',
}

export const messages: MailMessages = { ...zhTW.messages, ...different }
