import type { Advice, AdviceWithPage } from './advice.ts'
import type { CustomerMessages } from './en.ts'
import * as zhTW from './zh-TW.ts'

/** Traditional Chinese as Hong Kong writes it, by the terms of its privacy ordinance: what differs from Taiwan's. */
const different: Partial<CustomerMessages> = {
  safety: '本程序絕不會索取密碼、一次性密碼（OTP）、PIN 碼、信用卡或提款卡資料。',
  privacy: '{m} 私隱政策聲明',
  readyTitle: '請核實您的身份',
  asks: '{m} 請 {name} 以人臉識別核實身份。',
  asksCard: '{m} 請 {name} 以身份證明文件核實身份。',
  showCard: '出示身份證明文件',
  showCardText: '請準備好身份證明文件，並將其置於畫面上的取景框內。',
  agree: '點選「{button}」，即表示您同意按上述方式收集及使用您的個人資料。',
  biometric: '臉部照片與短片屬於生物辨識資料。',
  codeFor: '請用手機相機掃描此處。此 QR 碼僅供 {name} 使用，請勿轉發。',
  noPhoneText: '如果這部電腦有鏡頭，也可以在此完成。',
  linkFor: '此連結僅供 {name} 使用，請勿轉發。',
  failedTitle: '暫時無法在網上確認您的身份',
}

export const messages: CustomerMessages = { ...zhTW.messages, ...different }

export const advice: Record<AdviceWithPage, Advice> = {
  ...zhTW.advice,
  video: { ...zhTW.advice.video, tips: ['擦拭相機鏡頭。', '關閉其他使用相機的應用程式。', '使用穩定的網絡。'] },
}
