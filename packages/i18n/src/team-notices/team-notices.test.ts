import { expect, test } from 'vitest'
import { en } from './en.ts'
import { type NoticeKind, teamNotice } from './index.ts'

test.each(Object.keys(en) as NoticeKind[])(
  '%s is in English, and in Chinese first where customers read Chinese',
  (kind) => {
    const facts = { name: 'Mei Tan', role: 'compliance', at: '2026-12-01 05:01 UTC', url: 'https://x.example/invite/1' }
    const english = teamNotice(kind, { ...facts, chinese: false })
    expect(english.subject + english.text).not.toMatch(/\p{Script=Han}|null|undefined/u)
    const both = teamNotice(kind, { ...facts, chinese: true })
    expect(both.subject).toMatch(/\p{Script=Han}/u)
    expect(both.text.startsWith('Mei Tan，您好：')).toBe(true)
    expect(both.text).toContain(english.text.split('\n\n').at(-1))
    // Nothing stands behind a link on its line.
    for (const { text } of [english, both]) expect(text).not.toMatch(/invite\/1[^\n]/)
  },
)
