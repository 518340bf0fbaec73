import type { CodeWords } from './code-kinds.ts'

/** The playbook's words in Simplified Chinese, by code. The English ones in playbook/ are the source. */
const chineseCodes: Readonly<Record<number, CodeWords>> = {
  0: { label: '通过', meaning: '核验已通过。', operatorAction: '无需处理，结果有效。' },
  1: integration('参数无效', '腾讯认为某个参数无效。'),
  2: integration('参数值错误', '腾讯认为某个参数的值有误。'),
  3: integration('请求错误', '腾讯无法识别该请求。'),
  4: service(),
  8: service(),
  9: service(),
  10: service(),
  11: service(),
  14: {
    label: '此前已完成',
    meaning: '该会话此前已完成。',
    operatorAction: '请查看先前的会话，以其结果为准。未消耗会话，客户可用同一链接重新开始。',
  },
  15: {
    label: '令牌过期',
    meaning: '客户开始前令牌已过期。',
    operatorAction: '无需处理：在同一链接上重新开始即可获得新令牌，未消耗会话。',
  },
  16: {
    label: '重试用尽',
    meaning: '单个会话内的尝试次数已用完。',
    operatorAction: '请查看最后一次尝试的代码以了解原因。已消耗一次会话。',
  },
  17: { label: '未完成', meaning: '客户尚未完成。', operatorAction: '请等待：系统会持续查询结果。' },
  202: capture('无视频', '无法获取视频。', '建议换一个浏览器或手机'),
  1001: provider('活体引擎', '活体引擎调用失败。'),
  1002: {
    label: '疑似伪造',
    meaning: '腾讯怀疑是翻拍录像或其他伪造，而非真人。',
    operatorAction: '请勿发送新链接。由合规人员查看视频和最佳帧后决定。',
  },
  1003: liveness('活体失败', '真人检测失败。'),
  1004: capture('未见人脸', '视频中未检测到人脸，无法比对。', '请客户正对手机，让整张脸位于画面中央'),
  1005: liveness('活体失败', '活体检测失败。'),
  1101: capture('无声音', '视频没有声音。', '请客户允许使用麦克风'),
  1102: capture('人脸未露全', '人脸未完全露出。', '请客户正对手机，让整张脸位于画面中央'),
  1103: capture('语音未识别', '未能识别所读内容。', '建议换到安静的地方'),
  1104: capture('视频格式', '视频格式不正确。', '建议换一个浏览器或手机'),
  1105: provider('拉取失败', '腾讯未能拉取视频，再试一次可能有效。'),
  1106: capture('音量过低', '视频音量过低。', '请客户靠近手机、大声朗读'),
  1107: capture('视频大小', '视频为空或大小不符，应约 6 秒。', '建议换一个浏览器或手机'),
  1108: capture('视频模糊', '视频清晰度过低。', '请客户擦拭镜头或换一部手机'),
  1109: capture('唇动不足', '嘴唇几乎没有动。', '请客户大声、清晰地朗读'),
  1201: capture('光线过暗', '光线过暗。', '请客户面向灯或窗户坐好'),
  1202: capture('光线过强', '光线过强。', '请客户避开直射的阳光或灯光'),
  1203: capture('距离过近', '人脸离得太近。', '请客户把手机拿远一些'),
  1204: capture('过于偏右', '人脸过于偏右。', '请客户正对手机，让整张脸位于画面中央'),
  1205: capture('距离过远', '人脸离得太远。', '请客户把手机拿近一些'),
  1206: capture('过于偏左', '人脸过于偏左。', '请客户正对手机，让整张脸位于画面中央'),
  1207: capture('未见闭眼', '未检测到闭眼动作。', '请客户先看屏幕提示，再缓慢清楚地做动作'),
  1208: capture('未见动作', '未检测到第一个动作。', '请客户先看屏幕提示，再缓慢清楚地做动作'),
  1209: capture('未见张嘴', '未检测到张嘴动作。', '请客户先看屏幕提示，再缓慢清楚地做动作'),
  1210: capture('人脸不全', '画面中没有完整人脸。', '请客户正对手机，让整张脸位于画面中央'),
  1301: liveness('活体失败', '真人检测失败。'),
  1302: liveness('活体未达标', '真人检测未达标准。'),
  1303: capture('视频过短', '视频短于 2 秒。', '请客户在完成前不要离开页面'),
  1401: {
    label: '光线活体',
    meaning: '未检测到真人面部应有的屏幕反光。',
    operatorAction: '如再次出现，请客户调高屏幕亮度并避开直射阳光。首次出现时页面已提示客户。',
  },
  1409: abandoned('超时', '客户未完成，核验已超时。'),
  1410: abandoned('中途退出', '客户未完成就离开了腾讯的页面。'),
  2001: provider('比对引擎', '比对引擎调用失败。'),
  2004: comparePhoto('照片大小', '比对照片过大或过小。'),
  2009: comparePhoto('照片像素低', '比对照片分辨率过低。'),
  2010: comparePhoto('照片无人脸', '比对照片中未检测到人脸。'),
  2011: compare('比对失败', '真人比对失败。'),
  2012: comparePhoto('多张人脸', '检测到多张人脸。'),
  2013: comparePhoto('照片脸不全', '比对照片中没有完整人脸。'),
  2014: comparePhoto('照片像素低', '比对照片分辨率过低。'),
  2015: compare('比对失败', '比对失败。'),
  2016: compare('相似度低', '相似度低于通过标准。'),
  2017: capture('面部遮挡', '面部有部分被遮挡。', '请客户取下眼镜、口罩或其他遮挡物'),
}

const unknown: CodeWords = {
  label: '未知',
  meaning: '腾讯文档中没有此代码。',
  operatorAction: '请阅读代码旁腾讯的说明，由合规人员查看证据后决定。',
}

/** The words of a code, also of one that nobody documents. */
export const chineseWords = (code: number): CodeWords => chineseCodes[code] ?? unknown

function integration(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '请告知管理员：腾讯拒绝了所发内容，多半是方案的某项设置。未消耗会话。' }
}

function service(): CodeWords {
  return provider('服务错误', '腾讯内部服务或存储错误。')
}

function provider(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '无需处理：未消耗会话，客户可重新开始。如反复出现，请告知管理员。' }
}

function abandoned(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '提醒客户：链接仍然有效，未消耗会话。' }
}

function capture(label: string, meaning: string, ask: string): CodeWords {
  return { label, meaning, operatorAction: `如再次出现，${ask}。首次出现时页面已提示客户。` }
}

function liveness(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '连续两次失败后，改用其他方式核验。首次出现时页面已提示客户。' }
}

function comparePhoto(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '请用“更换照片”换上更好的照片，在此之前客户无法继续。未消耗会话。' }
}

function compare(label: string, meaning: string): CodeWords {
  return { label, meaning, operatorAction: '由合规人员比对两张图片。照片陈旧是常见原因，可换一张较新的照片。' }
}
