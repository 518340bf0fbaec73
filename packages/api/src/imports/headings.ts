import type { ImportField } from '@ekyc/domain'

/** How people head their columns in the languages of the markets: letters and digits only, in lower case. */
export const headings: Record<ImportField, string> = {
  name: `
    name fullname lastnamefirstname firstnamelastname customer customername clientname nama namalengkap namapelanggan 姓名 客户姓名 客户 客戶姓名
    客戶 名字 名称 全名 中文姓名 中文名 客戶名稱 客户名称 ชื่อ ชื่อนามสกุล ชื่อและนามสกุล ชื่อสกุล ชื่อลูกค้า
    ชื่อเต็ม 이름 성명 고객명 氏名 名前 contact contactname applicant applicantname hoten hovaten họvàtên họtên
    namanasabah customerfullname client accountname accountholder cardholder cardholdername holdername
    englishname chinesename localname membername policyholder borrower borrowername beneficiary 客户名 客戶名
    户名 戶名 顧客姓名 英文姓名 英文名 持卡人姓名 申请人姓名 申請人姓名 お名前 ご氏名 tênkháchhàng têngọi
    ชื่อผู้สมัคร ชื่อผู้ถือบัตร namacustomer namapemohon namapeserta namapenuh 신청자`,
  givenName: `
    firstname givenname givennames forename fname firstnames customerfirstname namadepan 名 ชื่อจริง ชื่อตัว
    ชื่อต้น tên tênđệmvàtên firstnameen givennameen`,
  familyName: `
    lastname surname familyname lname secondname customerlastname namabelakang namakeluarga marga 姓 姓氏
    นามสกุล สกุล 성 성씨 họ họđệm surnameen lastnameen`,
  shownAs: 'shownas displayname nickname 显示名称 顯示名稱 ชื่อที่แสดง namatampilan preferredname',
  salutation: 'salutation greeting honorific 称呼 稱呼 称谓 稱謂 คำขึ้นต้น sapaan panggilan 尊称',
  email: `
    email emails emailid emailaddress customeremail correo mail alamatemail surel 邮箱 電郵 电邮 电子邮件
    电子邮箱 电邮地址 電子郵件 電子郵箱 電郵地址 電子郵件地址 電子信箱 信箱 邮件 电子邮件地址 邮箱地址 이메일
    メール メールアドレス อีเมล อีเมล์ ที่อยู่อีเมล emailadd eメール địachỉemail thưđiệntử emelalamat emel
    alamatemel 이메일주소 อีเมลลูกค้า อีเมลล์`,
  phone: `
    phone phonenumber mobile mobilenumber mobilephone cell cellphone tel telephone mobileno phoneno
    contactnumber contactno telno handphone hpno whatsapp nowa handy telepon nomortelepon notelepon notelp hp
    nohp nomorhp ponsel 手机 手機 手机号 手机号码 手機號碼 电话 電話 电话号码 電話號碼 联系电话 聯絡電話
    手提電話 手機號 手提 行動電話 联系方式 휴대폰 전화번호 연락처 携帯電話 電話番号 โทรศัพท์ เบอร์โทร
    เบอร์โทรศัพท์ มือถือ เบอร์มือถือ msisdn smsnumber gsm celular whatsappno nowhatsapp nohpwa hpwa handphoneno
    nomorhandphone nohandphone nomorwa notelefon nombortelefon nomborhp telefon notel telp 流動電話 流动电话
    移动电话 移動電話 联系手机 聯絡手機 手機電話 联络电话 連絡電話 行動電話號碼 เบอร์ เบอร์ติดต่อ
    หมายเลขโทรศัพท์ หมายเลขโทรศัพท์มือถือ หมายเลขมือถือ โทร โทรศัพท์มือถือ เบอร์โทรศัพท์มือถือ เบอร์โทรติดต่อ
    sốđiệnthoại sđt điệnthoại sốdiđộng sđtliênhệ 휴대전화 휴대폰번호 휴대전화번호 핸드폰 연락처번호 携帯番号
    携帯電話番号`,
  reference: `
    reference ref referencenumber refno caseid caseno customerid customerno applicationid accountno referensi
    nomorreferensi noreferensi 编号 編號 参考号 參考號 客户编号 客戶編號 业务编号 申请编号 อ้างอิง เลขอ้างอิง
    หมายเลขอ้างอิง รหัสลูกค้า cif cifno cifnumber nomorcif nocif custid custno custcode customercode clientid
    clientno memberid memberno applicationno appno appid contractno policyno loanno accountnumber acctno accno
    ticketno ticketid requestid referenceno refid externalid norekening nomorrekening nopolis nokontrak 客户号
    客戶號 客户号码 客戶號碼 申請編號 申请号 案件编号 案件編號 合同号 合同編號 保单号 保單號碼 流水号
    เลขที่สัญญา เลขที่บัญชี เลขที่ลูกค้า เลขที่คำขอ เลขที่กรมธรรม์ mãkháchhàng sốhợpđồng 고객번호 顧客番号
    申込番号`,
  photo: `
    photo photofile photoname comparephoto picture image foto namafoto gambar 照片 图片 圖片 照片文件 照片名称
    照片檔案 รูป รูปถ่าย ภาพ ภาพถ่าย photofilename imagefile imagefilename picturefile selfie รูปภาพ ไฟล์รูป
    相片 照片名 照片文件名 照片檔名 写真 사진 ảnh hìnhảnh`,
  locale: `
    language lang locale bahasa 语言 語言 ภาษา languagecode preferredlanguage languagepreference idioma 言語
    언어 ngônngữ bahasapilihan 首选语言 語言偏好`,
  timeZone: 'timezone zonawaktu 时区 時區 เขตเวลา',
  unit: `
    unit branch office cabang kantor 单位 單位 网点 網點 分行 支行 สาขา หน่วยงาน branchname branchcode branchno
    kodecabang namacabang cawangan 分行名稱 分行名称 支行名称 机构 部门 部門 รหัสสาขา ชื่อสาขา chinhánh 지점
    支店`,
  extra: 'extra extradata 附加信息 附加資訊 附加数据',
  returnUrl: 'returnurl returnaddress redirecturl 返回地址 返回網址 跳转地址',
  expiresInHours: 'expiresinhours hours linkhours 有效小时 有效小時 jam',
}
