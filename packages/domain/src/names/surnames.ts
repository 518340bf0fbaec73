import { listOf, lower } from './text.ts'

/** Of two characters. */
export const compoundSurnames = listOf(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 令狐 端木 长孙 長孫 张简 張簡 范姜 南宫 南宮 宇文 司空 轩辕 軒轅 百里 呼延 东郭 東郭 西门 西門 澹台 澹臺 拓跋 完颜 完顏 独孤 獨孤 纳兰 納蘭 万俟 濮阳 濮陽 淳于 太史 申屠 钟离 鍾離 赫连 赫連 公冶 宗政 闻人 聞人 仲孙 仲孫 鲜于 鮮于 闾丘 閭丘 司寇 漆雕 梁丘 左丘 谷梁 穀梁 羊舌 叶赫 葉赫 남궁 황보 제갈 선우 독고 사공 서문',
)

/** Chinese and Korean surnames as Latin letters write them: Pinyin, Cantonese, Hokkien, Teochew, Hakka, Taiwan, Korea, Indonesia. */
export const latinSurnames = listOf(`
  ahn ang au auyeung auyong aw bae baek bai bak ban bang beh bong cai cao cen cha chai cham chan chang chao chau cheah
  chee chen cheng cheok cheon cheong cheung chew chia chiam chiang chiew chin chiong chiu cho choa choe choi chong
  choo chou chow choy chu chua chui chun chung chye cui dai deng ding dong dou du duan eng fan fang fei feng fok fong foo
  foong fu fung gan gao geng goh gong gu guan guo gwee han hang hao hau he heng heo hew hiew hii ho hoe hong hoo hor hou
  how hsieh hsu hu hua huang hui hung hur hwang ip jang jeon jeong ji jia jiang jin jung kam kan kang kao ke kee keng
  keung khaw kho khoo khor kim ko koay koh kok kong koo kou ku kuan kuang kuek kuo kwa kwak kwan kwek kwok kwon kwong
  lai lam lau law lee lei leng leong leow leung lew li liang liao liaw lie liem liew lim lin ling liu lo loh loi lok
  loke long loo loong lou low lu lua lui luk lum luo lü lv lye lyu ma mah mak meng miao moh mok moon mui nam neo ng nga ngai ngan
  ngiam ngo nie niu njoo noh oei oh ong ooi oon ouyang ow pan pang park peh pei peng phang phoon phua poh pok poon pua
  pyo qian qiao qin qiu qu quah quak quan quek rao ren rhee rong ruan ryu seah see seet seng seo seow shao shek shen sheng
  shi shih shin shiu shu shum si sia siah sie siew sim sima sin sio siow sit situ siu sng so soh son song soo soon
  suen suh sui sun sung swee sze szeto tai tam tan tang tao tay tee teh teng teo teoh tham thia thio thong tian tiew
  ting tio tiong tjan tjia tjoa tjong tock toh tok tong tsai tsang tse tseng tso tsoi tsui tsung tu tung ung voon wan
  wang wee wei wen weng whang wong woo woon wu xi xia xiao xie xin xing xiong xu xue yam yan yang yao yap yau ye yeap yee
  yeh yen yeo yeoh yeow yeung yew yim yin ying yip yiu yong yoo yoon you yu yuan yue yuen yun yung zang zeng zha zhai zhan
  zhang zhao zhen zheng zhong zhou zhu zhuang zhuge zhuo zong zou zu zuo`)

/** Compound surnames that are written as two words. */
const twoWords = listOf('auyeung auyong ouyang szeto seetho situ sima shangguan zhuge')

/** How many of the first words are a Chinese or Korean surname: 0, 1 or 2. A married name joins two by a hyphen. */
export function surnameLength([first = '', second = '', ...rest]: readonly string[]): number {
  if (rest.length > 0 && twoWords.has(lower(first + second))) return 2
  const parts = lower(first).split('-')
  return parts.every((part) => latinSurnames.has(part)) && (parts.length === 1 || rest.length > 0) ? 1 : 0
}

/** Of Japan, the most frequent: they stand first too. */
export const japaneseSurnames = listOf(
  'sato satoh otani ohtani suzuki takahashi tanaka watanabe ito itoh yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito yamazaki ikeda hashimoto ishikawa ogawa okada goto hasegawa fujita murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda miura fujiwara okamoto nakajima nakagawa harada takeuchi tamura nakano ueda matsuda yokoyama miyazaki miyamoto uchida takagi ando taniguchi ono imai maeda kojima kudo',
)
