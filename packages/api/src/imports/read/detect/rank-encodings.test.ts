import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import type { LegacyEncoding } from '../decoder.ts'
import { collectWords } from './collect-words.ts'
import { rankEncodings } from './rank-encodings.ts'

const codec: Record<LegacyEncoding, string> = {
  big5: 'big5hkscs',
  gb18030: 'gb18030',
  'windows-874': 'windows874',
  'euc-kr': 'cp949',
  shift_jis: 'shiftjis',
  'windows-1252': 'windows1252',
}

async function rank(text: string, encoding: string) {
  return rankEncodings(await collectWords(Readable.from([iconv.encode(text, encoding)])))
}

const people: [LegacyEncoding, heading: string, names: string][] = [
  [
    'gb18030',
    '姓名,手机,邮箱',
    '王小明 欧阳娜娜 诸葛亮 司马光 刘德华 陈佩斯 赵丽颖 孙悟空 吴彦祖 冯小刚 褚时健 蒋欣 秦昊 尤勇 许晴 施一公 孔令辉 魏晨 戚薇 谢霆锋 邹市明 窦靖童 鲁豫 奚美娟 彭于晏 鲍春来 费玉清 岑宁儿 滕华涛 毕福剑 傅园慧 卞之琳 齐白石 余秋雨 顾长卫 穆桂英 湛江 祁隆 贝聿铭 臧天朔 计春华 庞龙 屈楚萧 项羽 阮经天 闵大洪 席慕容 季羡林 强东玥 娄艺潇',
  ],
  [
    'big5',
    '姓名,手機,電郵',
    '陳大文 黃美玲 李嘉欣 張國榮 梁朝偉 郭富城 周潤發 林青霞 鄧麗君 王力宏 羅大佑 張惠妹 蕭敬騰 孫燕姿 容祖兒 謝霆鋒 馮德倫 關之琳 邱淑貞 鍾楚紅 葉蒨文 譚詠麟 盧冠廷 黃霑 倪匡 蔡瀾 莫文蔚 楊千嬅 薛凱琪 歐陽修 司徒華 蔣經國 賴清德 柯文哲 洪秀柱 蘇貞昌 游錫堃 簡又新 侯友宜 嚴凱泰 辜振甫 鈕承澤 賈靜雯 桂綸鎂 趙又廷 許瑋甯 柯佳嬿 溫貞菱 巫建和 范植偉',
  ],
  [
    'windows-874',
    'ชื่อ,โทรศัพท์,อีเมล',
    'สมชาย สุดา ณเดชน์ อุรัสยา ธนวรรธน์ ชมพู่ พัชราภา ประยุทธ์ ยิ่งลักษณ์ อภิสิทธิ์ นภัสสร กิตติพงษ์ วิภาดา ปิยะ จิราพร ศิริพร ธงไชย มานี อาทิตย์ ญาญ่า ฐิติมา โอภาส แสงดาว ไพโรจน์',
  ],
  [
    'euc-kr',
    '이름,휴대폰,이메일',
    '김민준 이서연 박지훈 최수빈 정예은 강동원 윤여정 오연서 권상우 황정민 송강호 홍길동 문채원 양동근 배수지 백종원 남주혁 심은경 노홍철 하정우 곽도원 차승원 우도환 구혜선 민효린 엄정화 변요한 탁재훈 추자현 소지섭',
  ],
  [
    'shift_jis',
    '氏名,携帯電話,メール',
    '佐藤太郎 鈴木花子 高橋健一 田中美咲 渡辺結衣 山本大輔 中村優子 小林誠 吉田拓也 山田さくら 井上陽水 木村拓哉 ヤマダタロウ タナカハナコ 宇多田ヒカル 浜崎あゆみ 新垣結衣 綾瀬はるか 阿部寛 橋本環奈',
  ],
]

/** The same lists on every run. */
function* shuffles(names: string[], size: number, lists: number): Generator<string[]> {
  for (let list = 0; list < lists; list++) {
    yield Array.from({ length: size }, (_, n) => names[(list * 7 + n * (list + 3)) % names.length] ?? '')
  }
}
const csv = (heading: string, names: string[]) =>
  [heading, ...names.map((name, n) => `${name},+65912300${n},customer-${n}@example.com`)].join('\r\n')

test.each(people)(
  '%s is read for certain under its own headings, or with ten names',
  async (encoding, heading, names) => {
    const all = names.split(' ')
    for (const list of shuffles(all, 1, 20)) {
      expect(await rank(csv(heading, list), codec[encoding])).toMatchObject({ certain: encoding })
    }
    for (const list of shuffles(all, 10, 20)) {
      expect(await rank(csv('Name,Phone,Email', list), codec[encoding])).toMatchObject({ certain: encoding })
    }
  },
)

test.each(people)(
  '%s with few names under English headings is read right or asked about',
  async (encoding, _, names) => {
    for (const size of [1, 2, 3]) {
      for (const list of shuffles(names.split(' '), size, 50)) {
        const { certain, candidates } = await rank(csv('Name,Phone,Email', list), codec[encoding])
        expect([null, encoding], list.join(' ')).toContain(certain)
        expect(candidates).toContain(encoding)
      }
    }
  },
)

test.each([
  ['windows1252', 'José Núñez François Müller Gärtner Åsa Öberg Zoë Gonçalves Peña O’Neil Groß'],
  ['windows1250', 'Łukasz Żółć Dvořák Novák Čapek Šárka'],
  ['windows1251', 'Иванов Мария Пётр Ольга Сергей Наталья Дмитрий'],
  ['windows1253', 'Γιώργος Μαρία Νίκος'],
  ['windows1254', 'Şahin Çağlar İbrahim Gökçe'],
  ['windows1256', 'محمد فاطمة علي حسن'],
  ['windows1258', 'Trần Lê Phạm'],
  ['koi8-r', 'Иванов Мария Ольга Сергей'],
  ['macroman', 'José François Müller Åsa'],
  ['eucjp', '佐藤太郎 鈴木花子 高橋健一 田中美咲 渡辺結衣'],
])('%s, which cannot be told from others, is never read without asking', async (encoding, names) => {
  for (const size of [1, 2, 5]) {
    for (const list of shuffles(names.split(' '), size, 20)) {
      expect(await rank(csv('Name,Phone,Email', list), encoding)).toMatchObject({ certain: null })
    }
  }
})

test('a word that stands in every row counts once', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => `Customer ${n},倪妮\r\n`)
  const text = ['Name,Branch\r\n', ...rows].join('')
  expect(await rank(text, 'gb18030')).toEqual(await rank('Name,Branch\r\nCustomer 1,倪妮\r\n', 'gb18030'))
})
