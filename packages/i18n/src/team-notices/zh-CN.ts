import type { NoticeFacts, NoticeKind, NoticeWords } from './en.ts'

const NOT_YOU = '如果不是您本人操作，请立即联系管理员，并索取新的设置密码链接。'
const UNEXPECTED = '如果您对此不知情，请联系管理员。'
const roles: Record<string, string> = { operator: '操作员', compliance: '合规', admin: '管理员' }

export const zhCN: Record<NoticeKind, (facts: NoticeFacts) => NoticeWords> = {
  invited: ({ role, url }) => ({
    subject: '您已受邀使用 ekyc-console',
    text: `管理员已为您创建账号，角色为“${roles[role ?? ''] ?? role}”。请在 72 小时内打开以下链接设置密码，链接只能使用一次：\n\n${url}`,
    next: '如果您对此不知情，可以忽略此邮件。',
  }),
  passwordReset: ({ at }) => ({
    subject: '您的密码已重设',
    text: `已于 ${at} 通过一次性链接为您的账号设置新密码。您在其他地方的登录均已退出。`,
    next: NOT_YOU,
  }),
  passwordChanged: ({ at }) => ({
    subject: '您的密码已更改',
    text: `您的账号密码已于 ${at} 更改。您在其他地方的登录均已退出。`,
    next: NOT_YOU,
  }),
  roleChanged: ({ role, at }) => ({
    subject: '您的角色已更改',
    text: `管理员已于 ${at} 将您的角色改为“${roles[role ?? ''] ?? role}”。`,
    next: UNEXPECTED,
  }),
  disabled: ({ at }) => ({
    subject: '您的账号已停用',
    text: `管理员已于 ${at} 停用您的账号。在管理员重新启用之前，您无法登录。`,
    next: UNEXPECTED,
  }),
}
