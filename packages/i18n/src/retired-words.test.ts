import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Rule, retiredWords } from './testing/retired-words.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** The paths of all sources of packages and apps, without tests. */
async function listSources(): Promise<string[]> {
  const areas = ['packages', 'apps'].map(async (area) =>
    (await readdir(path.join(root, area))).map((name) => path.join(area, name, 'src')),
  )
  const listed = (await Promise.all(areas)).flat().map(async (folder) => {
    const names = await readdir(path.join(root, folder), { recursive: true }).catch(() => [])
    return names.map((name) => path.join(folder, name))
  })
  return (await Promise.all(listed))
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts|\/(testing|generated)\//.test(file))
}

const languageOf = (file: string) => /(?:^|[/.])(zh-CN|zh-TW|th|id)\.ts$/.exec(file)?.[1] ?? 'en'

/** Returns the string literals of a source, without comments, keys of catalogues, and names of keys and files. */
const literals = (source: string) =>
  [
    ...source
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/ .*$/gm, '')
      .replace(/^ +'[\w.-]+':/gm, '')
      .matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g),
  ]
    .map(([, plain, template]) => plain ?? template ?? '')
    .filter((text) => !/^[\w@#-]*[./][\w./-]*$/.test(text))

/** Returns the lines of a page of the documentation, without code and link targets. */
const prose = (page: string) =>
  page
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`|\]\([^)]*\)/g, '')
    .split('\n')

const read = (file: string) => readFile(path.join(root, file), 'utf8')

function found(texts: string[], rules: Rule[], file: string): string[] {
  const applied = rules.filter(({ where }) => !where || where.test(file))
  return applied.flatMap(({ words, but }) =>
    texts.flatMap((text) => {
      const [word] = words.exec(but ? text.replace(but, '') : text) ?? []
      return word ? [`${file}: “${word}” in “${text}”`] : []
    }),
  )
}

describe('retired words stay out of', async () => {
  const files = await listSources()
  const pages = (await readdir(path.join(root, 'docs'))).filter((name) => name.endsWith('.md'))

  test.each(Object.entries(retiredWords))('every text in %s', async (language, rules) => {
    const own = files.filter((file) => languageOf(file) === language)
    expect(own.length).toBeGreaterThan(1)
    const hits = await Promise.all(own.map(async (file) => found(literals(await read(file)), rules, file)))
    expect(hits.flat()).toEqual([])
  })

  test.each(['README.md', ...pages.map((name) => `docs/${name}`)])('%s', async (file) => {
    expect(found(prose(await read(file)), retiredWords.en, file)).toEqual([])
  })
})
