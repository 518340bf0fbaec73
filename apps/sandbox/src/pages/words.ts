/** The few words of Tencent's page that a customer would read, in its five languages. */
const words = {
  en: {
    title: 'Face check',
    cardTitle: 'Card check',
    cardTip: 'Have your ID card ready and hold it inside the frame',
    tips: ['Stay in good, even light', 'Keep your whole face in the frame', 'Take off anything that hides your face'],
    agree: 'I have read the agreement and accept it',
    start: 'Start',
    next: 'Next',
    again: 'Try again',
  },
  'zh-cn': {
    title: '人脸核验',
    cardTitle: '证件核验',
    cardTip: '准备好身份证件，并置于取景框内',
    tips: ['保持光线充足、均匀', '让整个面部位于取景框内', '摘下遮挡面部的物品'],
    agree: '我已阅读并同意协议',
    start: '开始',
    next: '下一步',
    again: '再试一次',
  },
  'zh-tc': {
    title: '人臉驗證',
    cardTitle: '證件驗證',
    cardTip: '準備好身分證件，並置於取景框內',
    tips: ['保持光線充足、均勻', '讓整張臉位於取景框內', '取下遮住臉部的物品'],
    agree: '我已閱讀並同意協議',
    start: '開始',
    next: '下一步',
    again: '再試一次',
  },
  th: {
    title: 'สแกนใบหน้า',
    cardTitle: 'ตรวจสอบบัตร',
    cardTip: 'เตรียมบัตรประจำตัวและถือไว้ในกรอบ',
    tips: ['อยู่ในที่ที่แสงสว่างสม่ำเสมอ', 'ให้ทั้งใบหน้าอยู่ในกรอบ', 'ถอดสิ่งที่บังใบหน้า'],
    agree: 'ฉันได้อ่านและยอมรับข้อตกลง',
    start: 'เริ่ม',
    next: 'ถัดไป',
    again: 'ลองอีกครั้ง',
  },
  id: {
    title: 'Pemeriksaan wajah',
    cardTitle: 'Pemeriksaan kartu',
    cardTip: 'Siapkan kartu identitas dan letakkan di dalam bingkai',
    tips: [
      'Tetap di cahaya yang terang dan merata',
      'Pastikan seluruh wajah ada di dalam bingkai',
      'Lepaskan apa pun yang menutupi wajah',
    ],
    agree: 'Saya telah membaca dan menyetujui perjanjian',
    start: 'Mulai',
    next: 'Lanjut',
    again: 'Coba lagi',
  },
} as const

export type Language = keyof typeof words

export const languageOf = (config: Record<string, unknown>): Language =>
  Object.hasOwn(words, String(config.Language)) ? (config.Language as Language) : 'en'

export const wordsOf = (config: Record<string, unknown>) => words[languageOf(config)]

const tags = { en: 'en', 'zh-cn': 'zh-CN', 'zh-tc': 'zh-TW', th: 'th', id: 'id' } as const
export const tagOf = (config: Record<string, unknown>) => tags[languageOf(config)]
