/** Values that no caller in good faith sends, as JSON text: some of them a parsed value could not carry. */
export const garbage: string[] = [
  'null',
  'true',
  '0',
  '-1',
  '0.5',
  '1e308',
  '-1e400',
  '3000000000',
  '-2147483649',
  '9007199254740993',
  '123456789012345678901234567890',
  '""',
  '" "',
  `"${'x'.repeat(10_000)}"`,
  `"${'é😀'.repeat(60)}"`,
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u202egnp.exe"',
  '"\\ufeff\\u200b"',
  '"ﷺ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̧l\\u0489g̀o"',
  '"%00%0a%ff"',
  '"../../etc/passwd"',
  '"\'; DROP TABLE \\"Verification\\"; --"',
  '"{{7*7}}<%= 7*7 %>"',
  '"2026-13-45T99:99:99Z"',
  '"+275760-09-13T00:00:00.001Z"',
  '"0000-00-00T00:00:00Z"',
  '"9999-12-31T23:59:59.999Z"',
  '"__proto__"',
  '"constructor"',
  '"NaN"',
  '[]',
  '[null]',
  '[[[[[[[[]]]]]]]]',
  `[${'0,'.repeat(300)}0]`,
  '["x","x"]',
  '{}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":null,"then":1,"length":-1}',
  '{"contains":"x","not":{"in":[1]},"OR":[{}],"equals":null}',
]

/** The input as JSON text with one value after the other replaced by garbage, the whole of it included. */
export function* spoiled(input: unknown): Generator<string> {
  for (const worth of garbage) yield worth
  if (input === null || typeof input !== 'object') return
  for (const [field, value] of Object.entries(input)) {
    for (const inner of spoiled(value)) yield withField(input, field, inner)
  }
  for (const key of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', '', '𝒌'.repeat(500)]) {
    yield withField(input, key, '{"polluted":true}')
  }
}

function withField(input: object, field: string, json: string): string {
  const others = Object.entries(input).filter(([name]) => name !== field)
  const members = [...others.map(([name, value]) => [name, JSON.stringify(value)]), [field, json]]
  const text = members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')
  return Array.isArray(input) ? `[${members.map(([, value]) => value).join(',')}]` : `{${text}}`
}
