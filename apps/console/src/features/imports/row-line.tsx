import { Link } from '@tanstack/react-router'
import type { ImportRow, ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { RowPhoto } from './row-photo.tsx'

type Note = ImportRow['notes'][number]
type Props = { row: ImportRow; view: ImportView }

/** One row of the file: who it is, and what is wrong, doubtful or done. */
export function RowLine({ row, view }: Props) {
  const t = useT()
  const { columns } = view
  const cellOf = (field: Note['field']) => {
    const place = columns.findIndex((column) => column.field === field)
    return place < 0 ? '' : (row.cells[place] ?? '')
  }
  const who = cellOf('name')
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line px-3.5 py-2 first:border-t-0 md:grid-cols-[64px_minmax(0,1fr)_minmax(0,2fr)_auto] md:items-center">
      <span className="text-ink-3 tabular-nums max-md:text-small">{t('imports.rowNumber', { row: row.number })}</span>
      <span className="truncate font-name">
        {row.verificationId ? (
          <CaseLink id={row.verificationId}>{who}</CaseLink>
        ) : (
          who || <span className="font-normal text-ink-3">{t('imports.nameless')}</span>
        )}
      </span>
      <ul className="grid min-w-0 gap-0.5 empty:hidden">
        {row.notes.map((note) => (
          <li key={`${note.field} ${note.note}`} className="min-w-0 wrap-anywhere">
            <NoteWords note={note} value={cellOf(note.field)} />
          </li>
        ))}
      </ul>
      {view.mine && row.photoId && row.notes.some(({ field }) => field === 'photo') && (
        <RowPhoto importId={view.id} row={row} name={who} />
      )}
    </li>
  )
}

function NoteWords({ note, value }: { note: Note; value: string }) {
  const t = useT()
  return (
    <>
      {note.field && <span className="text-ink-2">{t(`imports.field.${note.field}`)}: </span>}
      {t(`imports.note.${note.note}`, { row: note.row ?? 0, kind: note.kind ?? 'unknown' })}
      {value && <span className="text-ink-3"> ({value})</span>}
      {note.words && (
        <span lang="en" className="text-ink-3">
          {' '}
          {note.words}
        </span>
      )}
      {note.verificationId && (
        <>
          {' '}
          <CaseLink id={note.verificationId}>{t('duplicate.look')}</CaseLink>
        </>
      )}
    </>
  )
}

function CaseLink({ id, children }: { id: string; children: string }) {
  return (
    <Link to="/verifications/$id" params={{ id }} className="link">
      {children}
    </Link>
  )
}
