import { listOf } from './text.ts'

/** Before a father's name. */
export const patronyms = listOf('bin bt bte binti binte bint b ibni ibn s/o d/o w/o a/l a/p a/k anak بن بنت ابن')

/** First words of Malay and Arabic names that keep the word that follows. */
export const keepsNext = listOf(
  'muhammad muhamad mohammad mohamad mohamed mohammed muhammed mochamad mochammad moch moh muh mohd md muhd ahmad abdul abdel abd abu nur nurul noor nor siti sri che wan nik syed sayed sharifah tengku tengku tunku raja raden megat ku عبد أبو',
)
export const neverAlone = listOf('abdul abdel abd abu nur nurul tengku tunku raja raden syed sharifah wan nik عبد أبو')

/** Give no initial, and are no first name. */
export const particles = listOf('de del dela delos dos das di da do van von der den ter la las los du dos')

/** Balinese marks of sex and caste, and what may follow them. */
export const balinese = listOf(
  'wayan putu gede made kadek nengah nyoman komang ketut luh gusti dewa ngurah desak bagus ayu gst kd md kt wy nym',
)

/** Of Burmese names, which have no surname and are used whole. */
export const burmese = listOf(
  'aung kyaw khin thein htun tun zaw win myint moe maung thida hla soe thu zin mya nyein nyunt htet phyo kyi suu swe thant lwin naing oo htoo ye myat nay su thiri wut hnin phyu thandar aye cho mon pyae sone thura thiha san yi htay than tin nwe ohn sein shwe ma ko daw u saw naw sai nang zar lin wai yan min mar thin chi mi hlaing khaing sandar tint thaw zeya zayar sithu wunna yin hein lynn kaung nyi thaung kyin',
)
/** None of the words above is a sign by itself: many are Chinese, Malay or Filipino too. */
export const surelyBurmese = listOf(
  'aung kyaw khin thein htun zaw myint maung thida hla mya nyein nyunt htet phyo kyi suu thant lwin naing htoo myat thiri hnin phyu thandar pyae thura thiha htay nwe ohn shwe daw hlaing khaing kaung sithu zeya zayar thaung wunna',
)

export const vietnameseSurnames = listOf(
  'nguyễn nguyen trần tran phạm pham hoàng hoang huỳnh huynh phan võ vo đặng dang bùi bui đỗ hồ ngô ngo dương duong lý lê vũ trịnh trinh đinh đoàn lương luong đào trương tô hà cao lâm',
)
/** Known only where the rest of the name has letters that no other language has. */
export const rareVietnamese = listOf(
  'âu bạch bành cam chế chu châu chung cù cung diệp doãn dư đan đàm đinh đồng giang giáp hàn hàng hạ hình hồng hứa khổng khuất khúc khương kiều kim kinh la lạc lại lâm liêu liễu lò lục lư lưu mã mạc mạch mẫn nghiêm nhan nhâm nhữ ninh nông ông phí phó phùng phương quách quan quản sầm sơn tạ tán tăng thạch thái thân thẩm thi thiều tiêu tô tôn tống trà trác trang triệu trử từ tưởng ứng uông văn vi viên vương yên',
)
/** Surnames that are others' too without their marks: a Vietnamese word has to follow. */
export const perhapsVietnamese = listOf('le ly ho do vu to dinh truong mai ha cao lam dao mac ta')
export const vietnameseWords = listOf(
  'van thi minh anh ngoc thanh thuy phuong huong duc quang tuan khanh trang linh quoc huu duy nhat bich xuan nhu thu hong hoa hoang tien trung hieu viet nga oanh thao khoa kiet nghia phuc quynh thang thinh toan truc tuyet uyen vinh',
)

/** Of those below, syllables of Chinese names too: Kim Huat, Siew Ann. */
export const alsoChinese = listOf('ann dan jan kai ken kim kit lee may sue')

/** First names of the West that read like a Chinese syllable. */
export const western = listOf(
  'lee dean chad ron ken tim don dan sam tom jim joe max leo kim eve ann jan may jun ben jon ray roy guy kay jay sue zoe ian sean shaun dawn joan jean liam noah mia lia nia joy kai rae mae fay gail neil paul saul joel noel hal cal mel del jack nick rick dick mick zack pat kit ryan dion leon theo gwen juan rey lou ravi al amy tony peter anna jane jean lily',
)
