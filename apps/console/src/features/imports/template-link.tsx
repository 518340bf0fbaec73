import { CSV_BOM, csvLine, templateFields } from '@ekyc/domain'
import { Download } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { buttonStyle } from '#/ui/button.tsx'

/** An empty list with the headings that an upload recognises, in the language of the console. */
export function TemplateLink() {
  const t = useT()
  const content = CSV_BOM + csvLine(templateFields.map((field) => t(`imports.field.${field}`)))
  return (
    <a
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(content)}`}
      download={`${t('imports.templateName')}.csv`}
      className={buttonStyle({ size: 'small' })}
    >
      <Download aria-hidden="true" strokeWidth={1.75} className="size-4" />
      {t('imports.template')}
    </a>
  )
}
