import { bare, listOf } from './text.ts'
import { patronyms, vietnameseSurnames } from './word-lists.ts'

/** Titles and ranks in front, in Latin letters; some are names too without their full stop. */
const IN_FRONT = [
  // English
  String.raw`mr|mrs|ms|miss|mdm|mdme|madam|mme|mx|mstr|master|late|sir|dame|(?:the )?(?:rt\.? )?hon(?=\.|\s)`,
  String.raw`dr|a\/prof|prof(?:\.? madya)?|professor|assoc|asst|rev|fr(?=\.)|bro(?=\.)|atty|engr|arch(?=\.)`,
  String.raw`bg|ltc|ltg|radm|acting(?=\s(sub|lt|capt|maj))|sub(?=\slt)|pol(?=\s(gen|col|lt|maj|capt|sgt|sub|snr|insp))`,
  String.raw`capt|captain|col(?=\.)|lt|maj(?=\.)|gen(?=\.)|sgt|cpl|insp|supt`,
  // Malay
  String.raw`profesor(?: madya)?|tan sri|puan sri|toh puan|dato[’'\x60 ]?( sri| seri)?`,
  String.raw`datuk( seri| sri| patinggi| wira)?( panglima)?|datin( paduka)?( seri| sri)?|tun(?=\s+dr|.*\sbin\s)`,
  String.raw`yang (?:berhormat|arif|mulia|amat \p{L}+)|y ?[ab]m|yb|y\.?b\.?hg|y ?bhg|y ?m|haji|hajah|hajjah|hj|hjh|h(?=\.)`,
  'ust|ustaz|ustazah|tuan|puan|pn|encik|en|cik|cikgu|kapten|mejar|kolonel',
  // Indonesian
  String.raw`kh|ustadz|bpk|bapak|ibu|sdr|sdri|saudara|saudari|tn|ny|nn|drg|drs|dra|ir|krt|kph|gng(?=\.)|bb(?=\.)`,
  'kompol|akbp|akp|ipda|iptu|kombes|brigjen|mayjen|letjen|jend(?:e?ral)?',
  // Europe, India, Thailand
  String.raw`phil(?=\.)|habil(?=\.)|herr|frau|sr|sra|srta|señor|señora|shri|shrimati|smt|thiru|khun|nai|nangsao|nang`,
]
const LATIN = new RegExp(String.raw`^(${IN_FRONT.join('|')})(\.?\s*\/\s*|\.\s*|\s+(&|and)\s+|\s+)(?=\p{L})`, 'iu')
/** A short form in front that is of no name is a title that the list lacks: "Ts.", "ThS.", "Kol.", "Adv.". */
const SHORT =
  /^(?!(?:ma|md|moh|muh|mhd|abd|sta?|sto|sri|wm|jos|geo|gd|kd|kt|pt|wy|nym|gst|dw|ign|th|fx)\.)\p{Script=Latin}{2,3}\.\s*(?=\p{L}{2})/iu
/** "Mrs" of Vietnam; Anh is a name too, but none stands before a surname and a name. */
const VIETNAMESE = new RegExp(`^(ông|bà|anh|chị|cô)\\s+(?=(${[...vietnameseSurnames].join('|')})\\s+\\p{L})`, 'iu')
const THAI_RANK = /^(ว่าที่\s?)?(พล|พัน|ร้อย|จ่าสิบ|จ่า|สิบ|ดาบ)(ตำรวจ)?(เอก|โท|ตรี)(หญิง)?\s*(?=\p{L})/u
const THAI_WORD =
  /^(นางสาว|นายแพทย์|แพทย์หญิง|นาย|นาง|คุณหญิง|คุณ|เด็กชาย|เด็กหญิง|ท่านผู้หญิง|หม่อมราชวงศ์|หม่อมหลวง|ดาบตำรวจ|(ผู้ช่วย|รอง)?ศาสตราจารย์|ดอกเตอร์|ด็อกเตอร์)\s*(?=[ก-ฮเ-ไ][ก-๎])/u
/** น.ส., ดร., ผศ.ดร., พ.ต.อ. and all others of this form. */
const THAI_SHORT = /^(ว่าที่\s?)?([ก-ฮ]{1,3}\.\s?)+(หญิง\s)?\s*(?=\p{L}[\p{L}\p{M}])/u
const OTHER = /^(ท้าว|ທ້າວ|ນາງ|ຍິງ|श्रीमती|श्री|डॉ\.?|ဦး|ဒေါ်|ดร|السيدة|السيد|الدكتورة|الدكتور|د\.|أ\.)\s+(?=\p{L})/u
const AFTER = /\s*(先生|女士|小姐|太太|夫人|老师|老師|医生|醫生|博士|教授|經理|经理|律師|律师|殿|さん|さま|様|님|씨)$/u

/** Without what stands before a name, or after one in Chinese, Japanese and Korean, and is no name. Never empties a name. */
export function withoutTitles(name: string): string {
  let text = name
  for (let before = ''; before !== text; ) {
    before = text
    for (const pattern of [LATIN, SHORT, VIETNAMESE, THAI_RANK, THAI_WORD, THAI_SHORT, OTHER, AFTER]) {
      const less = text.replace(pattern, '').trim()
      if (/\p{L}/u.test(less)) text = less
    }
  }
  return text
}

/** Whether a word is a title or a mark such as "bin" that stands where a name should be. */
export const isTitle = (word: string): boolean =>
  patronyms.has(bare(word)) ||
  ['Maria', 'มาลี'].some((name) => withoutTitles(`${word} ${name}`) === name) ||
  withoutTitles(`王小明${word}`) === '王小明'

const SUFFIXES = listOf(
  'mr mrs ms miss mdm mstr dr prof jr sr ii iii iv v keb kep ns gz phd md mba se sh st mm msc bsc msi skom spd skm llb llm bcom mcom mbbs frcs cpa cfa rn dds esq jp pjk amn dba edd obe cbe mbe',
)
/** "S.E.", "S.Kom.", "M.Si", "Ph.D." */
const DEGREE = /^(\p{Lu}\p{L}{0,3}\.){2,}\p{L}{0,4}\.?$|^(S|M|B|Ph|Dr|A|Sp)\.\s?\p{Lu}\p{L}{0,4}\.?$/u

export const isSuffix = (word: string): boolean =>
  SUFFIXES.has(bare(word.replaceAll('.', ''))) || DEGREE.test(word.trim())

/** Degrees and Jr. at the end, after a comma or a space. At least one word stays. */
export function withoutSuffixes(words: readonly string[]): string[] {
  const kept = [...words]
  while (kept.length > 1 && isSuffix(kept.at(-1) ?? '')) kept.pop()
  return kept
}
