import { octetInputParser } from '@trpc/server/http'
import { AppError } from '../errors.ts'
import { isId } from '../id-field.ts'
import { procedure, router } from '../trpc.ts'
import { addPhotos } from './add-photos.ts'
import { choose } from './choose.ts'
import { getImport } from './get-import.ts'
import { listImports } from './list-imports.ts'
import { listRows } from './list-rows.ts'
import { setRowPhoto } from './photos/row-photo.ts'
import { readAs } from './read-as.ts'
import { cancelImport, pauseImport, resumeImport, startImport } from './run-import.ts'
import * as schema from './schema.ts'
import { uploadFile } from './upload-file.ts'

export const importsRouter = router({
  /** A file or pasted text as an octet stream; its name travels, percent-encoded, in the header `x-file-name`. */
  upload: procedure('imports.run')
    .input(octetInputParser)
    .mutation(({ ctx, input }) => uploadFile(ctx, { file: input, fileName: fileNameIn(ctx.headers) })),
  /** A ZIP as an octet stream; the import's id travels in the header `x-import-id`. */
  addPhotos: procedure('imports.run')
    .input(octetInputParser)
    .mutation(({ ctx, input }) =>
      addPhotos(ctx, { id: importIdIn(ctx.headers), file: input, bytes: bytesIn(ctx.headers) }),
    ),
  list: procedure('imports.run')
    .input(schema.listImportsInput)
    .query(({ ctx, input }) => listImports(ctx, input)),
  get: procedure('imports.run')
    .input(schema.importIdInput)
    .query(({ ctx, input }) => getImport(ctx, input)),
  rows: procedure('imports.run')
    .input(schema.listRowsInput)
    .query(({ ctx, input }) => listRows(ctx, input)),
  /** Reads the file in another encoding than the one that was guessed. */
  readAs: procedure('imports.run')
    .input(schema.readAsInput)
    .mutation(({ ctx, input }) => readAs(ctx, input)),
  choose: procedure('imports.run')
    .input(schema.chooseInput)
    .mutation(({ ctx, input }) => choose(ctx, input)),
  setPhoto: procedure('imports.run')
    .input(schema.setPhotoInput)
    .mutation(({ ctx, input }) => setRowPhoto(ctx, input)),
  start: procedure('imports.run')
    .input(schema.startImportInput)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  pause: procedure('imports.run')
    .input(schema.importIdInput)
    .mutation(({ ctx, input }) => pauseImport(ctx, input)),
  resume: procedure('imports.run')
    .input(schema.importIdInput)
    .mutation(({ ctx, input }) => resumeImport(ctx, input)),
  cancel: procedure('imports.run')
    .input(schema.importIdInput)
    .mutation(({ ctx, input }) => cancelImport(ctx, input)),
})

function fileNameIn(headers: Headers): string {
  const text = headers.get('x-file-name') ?? ''
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Undefined for a body whose length is not announced. */
const bytesIn = (headers: Headers): number | undefined => Number(headers.get('content-length')) || undefined

function importIdIn(headers: Headers): string {
  const id = headers.get('x-import-id') ?? ''
  if (isId(id)) return id
  throw new AppError('invalidInput', 'Set the x-import-id header to the import the photos are for.', { field: 'id' })
}
