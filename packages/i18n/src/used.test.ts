import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { en as frame } from './console/en.ts'
import { consoleRooms, loadRoom } from './console/index.ts'
import { customerCatalogs } from './customer/index.ts'
import { mailCatalogs } from './mail/index.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const CONSOLE = 'apps/console/src'

/** The texts of a folder's sources, by file. */
async function sources(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(path.join(root, folder), { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.ts$|node_modules|\bgenerated\b/.test(file),
  )
  const read = async (file: string) => [file, await readFile(path.join(root, folder, file), 'utf8')] as const
  return new Map(await Promise.all(files.map(read)))
}

const textOf = async (...folders: string[]) =>
  (await Promise.all(folders.map(sources))).flatMap((files) => [...files.values()]).join('\n')

/**
 * Whether a text names a key: whole, or put together from parts of which each is a word of the program too. With
 * `dotted` such a part may be a path itself, as names of settings are.
 */
function namer(text: string, vocabulary: Set<string>, { dotted = false } = {}) {
  const whole = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key))
  const composed = [...text.matchAll(/`([\w.]*(?:\$\{[^}`]*\}[\w.]*)+)`/g)].flatMap(([, template = '']) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
    const value = dotted ? '([\\w.-]+)' : '([\\w-]+)'
    return parts.some((part) => part.length > 2) ? [new RegExp(`^${parts.join(value)}$`)] : []
  })
  const areWords = (parts: string) => (parts.match(/\w+/g) ?? []).every((part) => vocabulary.has(part))
  return (key: string) => whole.has(key) || composed.some((each) => each.exec(key)?.slice(1).every(areWords) ?? false)
}

const wordsOf = (text: string) => new Set(text.match(/\w+/g))

/** The keys of the console, each with the room that has its words; the frame's are there from the start. */
async function consoleKeys(): Promise<Map<string, string | null>> {
  const keys = new Map<string, string | null>(Object.keys(frame).map((key) => [key, null]))
  for (const room of consoleRooms) for (const key of Object.keys(await loadRoom('en', room))) keys.set(key, room)
  return keys
}

test('every key of the console’s words is named by the console, or by the file of rows to mend', async () => {
  const text = await textOf(CONSOLE, 'packages/api/src/imports')
  const vocabulary = wordsOf(`${text}\n${await textOf('packages/domain/src', 'packages/api/src')}`)
  const isNamed = namer(text, vocabulary, { dotted: true })
  expect([...(await consoleKeys()).keys()].filter((key) => !isNamed(key))).toEqual([])
})

test('every key of the customer’s words is named by a page', async () => {
  const text = await textOf('packages/api/src/customer-pages')
  const isNamed = namer(text, wordsOf(text))
  expect(Object.keys(customerCatalogs.en.messages).filter((key) => !isNamed(key))).toEqual([])
})

test('every key of the mails’ words is named by a message', async () => {
  const text = await textOf('packages/api/src/messages')
  const isNamed = namer(text, wordsOf(text))
  expect(Object.keys(mailCatalogs.en).filter((key) => !isNamed(key))).toEqual([])
})

test('a page of the console fetches the words of every room that it names', async () => {
  const files = await sources(CONSOLE)
  const keys = [...(await consoleKeys())]
  const vocabulary = wordsOf([...files.values(), await textOf('packages/domain/src')].join('\n'))
  const missing: string[] = []
  const pages = routesIn(files.get('router.tsx') ?? '')
  expect(pages.length).toBeGreaterThan(10)
  for (const page of [...pages, { file: 'shell/shell.tsx', rooms: [] }]) {
    for (const { file, rooms } of reached(files, page)) {
      const isNamed = namer(files.get(file) ?? '', vocabulary)
      for (const [key, room] of keys) {
        if (room && !rooms.includes(room) && isNamed(key)) missing.push(`${page.file} shows ${file}: ${key} of ${room}`)
      }
    }
  }
  expect(missing).toEqual([])
})

/** A file, and the rooms whose words are there when it shows. */
type Part = { file: string; rooms: string[] }

const roomsIn = (text: string) => [...text.matchAll(/'([\w-]+)'/g)].map(([, room = '']) => room)

/** The pages of the route tree, with the rooms whose words they and the pages around them fetch. */
function routesIn(router: string): Part[] {
  const routes = router.split('createRoute({').slice(1)
  const names = [...router.matchAll(/const (\w+) = (?:createRoute\(\{)/g)].map(([, name = '']) => name)
  const known = new Map<string, string[]>()
  return routes.flatMap((text) => {
    const [, parent = ''] = /getParentRoute: \(\) => (\w+)/.exec(text) ?? []
    const [, file, own = ''] = /page\(\s*\(\) => import\('\.\/([^']+)'\),\s*'\w+'([^)]*)\)/.exec(text) ?? []
    const rooms = [...(known.get(parent) ?? []), ...roomsIn(own)]
    const name = names.find((each) => router.includes(`const ${each} = createRoute({${text}`))
    if (name) known.set(name, rooms)
    return file ? [{ file, rooms }] : []
  })
}

/** A page and all that it brings, at once or when somebody comes near it. Types bring nothing. */
function reached(files: Map<string, string>, { file, rooms }: Part, seen = new Map<string, Part>()): Iterable<Part> {
  const text = files.get(file)
  const id = `${file} ${rooms}`
  if (text === undefined || seen.has(id)) return seen.values()
  seen.set(id, { file, rooms })
  const fetched = new Map(
    [...text.matchAll(/withWords\(\s*\(\) => import\('([^']+)'\)([^)]*)\)/g)].map(([, name, own = '']) => [
      name,
      roomsIn(own),
    ]),
  )
  for (const [, isType, name = ''] of text.matchAll(/(import type [^']*)?(?:from |import\()'([#.][^']*)'/g)) {
    if (isType) continue
    const brought = name.startsWith('#/') ? name.slice(2) : path.join(path.dirname(file), name)
    reached(files, { file: brought, rooms: [...new Set([...rooms, ...(fetched.get(name) ?? [])])].sort() }, seen)
  }
  return seen.values()
}
