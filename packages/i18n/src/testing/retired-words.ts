/** Words that texts no longer use. `where` limits a rule to files by their path, `but` names the exceptions. */
export type Rule = { words: RegExp; where?: RegExp; but?: RegExp }

const console = /^packages\/i18n\/src\/(console|imports|alarms)\//
const forms = /^packages\/(i18n|domain|api)\//
const docs = /^(docs\/|README)/

const english: Rule[] = [
  { words: /\be-mail(s|ed)?\b/i },
  { words: /\bmend(s|ed|ing)?\b/i },
  { words: /\b(anew|lately)\b/i },
  // The stored name of a built-in profile. Screens translate it.
  { words: /\bidentity card\b/i, but: /^Identity card and face$/ },
  { words: /\bcompare photos?\b/i },
  { words: /\bshown as\b/i, where: console },
  { words: /\bworks? until\b/i },
  { words: /\bby (itself|themselves)\b/i },
  { words: /\b(take|takes|taken|took|taking) back\b/i },
  { words: /\bheld up\b/i },
  { words: /^may have been sent\.?$/i },
  { words: /\b(somebody|nobody|everybody|whoever)\b/i },
  { words: /\blook(s|ed|ing)? (at|again)\b/i },
  { words: /^Write (a|an|the) /, where: forms },
  { words: /\bSuch as:/ },
  { words: /\btell (your|an|the) admin\b|\badministrator\b/i },
  { words: /\bis none\b/i, but: /if there is none/ },
  { words: /\w\(s\)/, where: console },
  {
    words: /\b(make|makes|made|making)\b/i,
    where: console,
    but: /\{made,|make(s)? sure|make it work|Make someone else/i,
  },
  { words: /\bmerchants?\b/i, where: console },
  { words: /\brather not\b/i, where: console },
  { words: /\bpictures?\b/i, where: console },
  { words: /\bdrop(s|ped)?\b/i, where: console, but: /^Drop .* here, or choose a file$/ },
  { words: /\bplease\b/i, where: console },
  { words: /\bthe house\b|\bbeside\b|\btold\b|\bso many words\b|\bsays of\b|\bof which\b|\bmeanwhile\b/i, where: docs },
  { words: /\b(take|takes|took|taken) for\b|\bit is not there\b|\bwhat becomes of\b/i, where: docs },
]

/** By the language in a file's name, English if there is none. */
export const retiredWords: Record<'en' | 'zh-CN' | 'zh-TW' | 'th' | 'id', Rule[]> = {
  en: english,
  'zh-CN': [
    { words: /截图|暂不|沙盒|确认是您本人/ },
    // A one-time code is a 验证码; the check is a 核验.
    { words: /验证(?!码)/ },
    // A unit of measure is a 单位; a branch is a 机构.
    { words: /单位/, but: /^单位$/ },
    { words: /撤回|延长时间|消耗次数|账户/, but: /储蓄账户|撤回同意/ },
    // Verifications are counted in 笔, as banks count cases.
    { words: /[条项个]核验/ },
    { words: /拖入/, but: /^拖入.+，或选择文件$/ },
  ],
  'zh-TW': [{ words: /截圖|暫不|點按|銀行卡|聽清|確認是您本人/ }],
  th: [
    { words: /ถือว่า|ขอเตือน|ไหม|ยังไม่สะดวก/ },
    // Three sentences of the consent and of the mail really are about an inspection.
    { words: /ตรวจสอบ/, but: /ตรวจสอบว่าผู้ที่อยู่หน้ากล้อง|มีหน้าที่ตรวจสอบ|วิธีตรวจสอบว่าอีเมลนี้/ },
  ],
  id: [{ words: /pemeriksaan|berkenan|sepele|jatah/i }],
}
