import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { appRouter } from '@ekyc/api'
import { makeZip } from '@ekyc/api/testing/make-zip'
import { startMailServer } from '@ekyc/delivery/testing'
import { expect, it } from 'vitest'
import { everyProcedure } from './every-procedure.ts'
import { finishH5, phone } from './phone.ts'
import { drawnPhoto, startTestServer } from './start-test-server.ts'

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/integrate.md'), 'utf8')

/** The page's program, cut where a section begins. */
const sections = page.split(/^## /m).map((section) => ({
  title: section.split('\n', 1)[0] ?? '',
  code: [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code).join('\n'),
}))

/** Imports become what their module is loaded as, and types go, as Node runs TypeScript. */
const runnable = (code: string) =>
  stripTypeScriptTypes(code.replace(/^import type .*$/gm, '')).replace(
    /^import (\{.*?\}) from ('.*?')$/gm,
    'const $1 = await load($2)',
  )

const modules: Record<string, () => Promise<unknown>> = {
  '@trpc/client': () => import('@trpc/client'),
  eventsource: () => import('eventsource'),
}

it('Every block of the integrator’s page runs as it is written, one after the other', async () => {
  const mail = await startMailServer()
  const server = await startTestServer({
    env: { SMTP_URL: mail.url(), MAIL_FROM: 'Larkfield Bank <checks@larkfield.example>' },
  })
  const given = {
    origin: server.origin,
    email: 'admin@larkfield.example',
    password: 'a-long-password-1',
    photo: new Uint8Array(await drawnPhoto()),
    csv: new TextEncoder().encode('Name,Email\nAnn Lee,ann@example.com\nBen Ong,nobody\n'),
    zip: new Uint8Array(makeZip([{ name: 'ann.jpg', content: await drawnPhoto() }])),
    load: (name: string) => modules[name]?.(),
    /** The customer whom the page waits for takes the check meanwhile. */
    async begin(title: string, links: () => { url: string }) {
      if (title !== 'Follow a verification') return
      const tapped = await phone.press(`${links().url}/start`)
      void finishH5(tapped.headers.get('location') ?? '', 0).then(phone.open)
    },
  }
  const text = sections.map(
    ({ title, code }) => `await begin(${JSON.stringify(title)}, () => replaced.link)\n${runnable(code)}`,
  )
  const results =
    '{ verification, files, table, counts, bad, made, finished, errorFile, withPhotos, version, second, fresh, test, warnings, meaning, replaced }'
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<unknown>
  const run = new AsyncFunction(...Object.keys(given), `'use strict'\n${text.join('\n')}\nreturn ${results}`)

  expect(await run(...Object.values(given))).toMatchObject({
    warnings: [],
    verification: {
      customer: { name: 'Maria dos Santos', email: 'maria.s@example.com', phone: null },
      progress: 'completed',
      outcome: 'passed',
      proof: 'faceToPhoto',
    },
    meaning: { kind: 'pass' },
    files: expect.arrayContaining([expect.objectContaining({ kind: 'bestFrame', mediaType: 'image/jpeg' })]),
    table: expect.stringContaining('ACC-1042-B'),
    bad: { items: [{ cells: ['Ben Ong', 'nobody'] }] },
    finished: { counts: { made: 1, bad: 1 } },
    made: { items: [{ verificationId: expect.stringMatching(/^ver_/) }] },
    errorFile: { status: 200 },
    withPhotos: { status: 200 },
    version: { version: 2 },
    second: { name: 'Branch office, email only', config: { SecurityLevel: 4 }, handling: { channels: { sms: 'off' } } },
    fresh: { version: 1 },
    test: { outcome: { is: 'accepted' } },
  })
  await server.close()
})

type Field = { safeParse(value: unknown): { success: boolean } }
type Schema = { shape?: Record<string, Field>; options?: Schema[]; def?: { innerType?: Schema; in?: Schema } }

/** An input's own fields; of a choice between shapes, those of the first. */
function shapeOf(schema: Schema | undefined): Record<string, Field> {
  const inner = schema?.options?.[0] ?? schema?.def?.innerType ?? schema?.def?.in
  return schema?.shape ?? (inner ? shapeOf(inner) : {})
}

const inputOf = (name: string) =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { inputs: Schema[] } }>)[name]?._def.inputs[0]

const known = new Set(everyProcedure.map((each) => each.path))
const rooms = new Set([...known].map((name) => name.split('.')[0]))
/** `room.procedure` and perhaps `{ field, optional? }`, wherever the page names one in its text. */
const named = [...page.replace(/^```.*?^```$/gms, '').matchAll(/`(\w+)\.(\w+)(?: \{ (.*?) \})?`/g)]
  .filter(([, room = '']) => rooms.has(room))
  .map(([, room, name, fields]) => ({ procedure: `${room}.${name}`, fields: fields?.split(', ') }))
const called = new Set(
  [/\bapi\.(\w+\.\w+)\.(?:query|mutate|subscribe)\(/g, /\/api\/trpc\/(\w+\.\w+)`, \{/g].flatMap((call) =>
    [...page.matchAll(call)].map(([, name = '']) => name),
  ),
)

it('Every call that the integrator’s page names is there, needs no field that is not named, and takes those that are', () => {
  expect(named.length).toBeGreaterThan(60)
  for (const { procedure, fields } of named) {
    expect(known, procedure).toContain(procedure)
    if (!fields) continue
    const shape = shapeOf(inputOf(procedure))
    const isOptional = (field: string) => shape[field]?.safeParse(undefined).success
    const needed = Object.keys(shape).filter((field) => !isOptional(field))
    expect(fields, procedure).toEqual(expect.arrayContaining(needed))
    for (const field of fields) {
      const [, name = '', mark] = /^(\w+)(\?)?$/.exec(field) ?? []
      expect(`${field} ${isOptional(name)}`, procedure).toBe(`${field} ${mark === '?'}`)
    }
  }
})

it('Every call that the integrator’s page names is run by it, and none of those that a foreign program needs is left out', () => {
  expect(named.map(({ procedure }) => procedure).filter((name) => !called.has(name))).toEqual([])
  const wanted = /^(verifications|messages|evidence|imports|profiles|comparePhotos|views|playbook)\./
  // Drawn for the console's own forms.
  const ofTheConsole = ['verifications.previewPage', 'profiles.preview']
  expect([...known].filter((name) => wanted.test(name) && !called.has(name)).sort()).toEqual(ofTheConsole.sort())
})
