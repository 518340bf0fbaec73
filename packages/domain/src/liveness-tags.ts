/** Why Tencent refused a live check, as LivenessInfoTag names it on the PLUS version. The numbers are Tencent's. */
const words = {
  '01': ['Eyes closed throughout', '全程闭眼'],
  '02': ['Requested action not completed', '未完成指定动作'],
  '03': ['Suspected rephotography (a photo of a photo or screen)', '疑似翻拍攻击'],
  '04': ['Suspected synthesis (a generated image or video)', '疑似合成攻击'],
  '05': ['Suspected fraud template', '疑似黑产模板'],
  '06': ['Suspected watermark', '疑似存在水印'],
  '07': ['Light reflection check failed', '反光校验未通过'],
  '08': ['Suspected change of person midway', '疑似中途换人'],
  '09': ['Poor face quality', '人脸质量过差'],
  '10': ['Distance check failed', '距离校验未通过'],
  '11': ['Suspected adversarial sample', '疑似对抗样本攻击'],
  '12': ['Suspected traces of an attack around the mouth', '疑似嘴部存在攻击痕迹'],
  '13': ['Suspected traces of an attack around the eyes', '疑似眼部存在攻击痕迹'],
  '14': ['Eyes or mouth covered', '眼部或嘴部被遮挡'],
} as const

/** Every tag that Tencent documents, in its order. */
export const livenessTags = Object.keys(words).sort() as readonly (keyof typeof words)[]

/** A tag in words; null for one that Tencent does not document. */
export function livenessTagWords(tag: string, language: 'en' | 'zh-CN'): string | null {
  const known = Object.hasOwn(words, tag) ? words[tag as keyof typeof words] : null
  return known?.[language === 'en' ? 0 : 1] ?? null
}
