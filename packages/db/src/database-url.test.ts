import { expect, test } from 'vitest'
import { databaseUrlProblem } from './database-url.ts'

test.each(['file:./data.db?connection_limit=1', 'file:///srv/x.db?mode=ro&cache=shared'])(
  'parameters are not taken for a part of the file’s name: %s',
  (url) => expect(databaseUrlProblem(url)).toMatch(/^has parameters/),
)

test.each(['file:data/a b.db', 'file:/srv/d 2 #ü%41?x/kyc.db', 'file:/srv/x?a=b/kyc.db'])('a file may be %s', (url) =>
  expect(databaseUrlProblem(url)).toBeNull(),
)

test.each(['mysql://app:secret@host/db', 'jdbc:postgresql://host/db', 'sqlite:x.db', './x.db', '"file:x.db"'])(
  '%s is refused in words',
  (url) => expect(databaseUrlProblem(url)).toMatch(/^must start with file: \(SQLite\) or postgresql:/),
)
