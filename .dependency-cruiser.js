import { readdirSync } from 'node:fs'

/** The order of the house: a package imports only packages that stand before it. */
const order = ['domain', 'outbound', 'tencent', 'delivery', 'db', 'storage', 'i18n', 'api']
/** These five are side by side: each knows domain and outbound and none of the others. */
const sideBySide = ['tencent', 'delivery', 'db', 'storage', 'i18n']

const folder = (name) => `^packages/${name}/`
const forbid = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

const packages = readdirSync('packages')
const unknown = packages.filter((name) => !order.includes(name))
if (unknown.length > 0) throw new Error(`say in .dependency-cruiser.js where packages/${unknown[0]} stands`)

export default {
  forbidden: [
    forbid('no-circle', {}, { circular: true }, 'Files that need each other are one file, or miss a third.'),
    forbid(
      'resolvable',
      { pathNot: '\\.test\\.ts$' },
      { couldNotResolve: true },
      'What the check cannot find it cannot hold.',
    ),
    ...sideBySide.map((name) =>
      forbid(
        `${name}-knows-domain-and-outbound-only`,
        { path: folder(name) },
        { path: `^(packages/(?!(${name}|domain|outbound)/)|apps/)` },
        'tencent, delivery, db, storage and i18n are side by side on domain and outbound.',
      ),
    ),
    forbid('domain-knows-nobody', { path: folder('domain') }, { path: '^(packages/(?!domain/)|apps/)' }, 'Pure rules.'),
    forbid(
      'outbound-knows-nobody',
      { path: folder('outbound') },
      { path: '^(packages/(?!outbound/)|apps/)' },
      'Connections know nothing of the product.',
    ),
    forbid(
      'api-knows-no-app',
      { path: folder('api'), pathNot: '\\.test\\.ts$' },
      { path: '^apps/' },
      'The features run under any app.',
    ),
    forbid(
      'server-alone-knows-sandbox',
      { path: '^(apps/console|packages)/', pathNot: '\\.test\\.ts$' },
      { path: '^apps/(server|sandbox)/' },
      'The server puts the program together.',
    ),
    forbid(
      'sandbox-knows-the-code-table-only',
      { path: '^apps/sandbox/' },
      { path: '^(packages/(?!domain/)|apps/(?!sandbox/))' },
      'A stand-in that shared our code would share our mistakes.',
    ),
    forbid(
      'console-knows-types-of-the-api-only',
      { path: '^apps/console/' },
      { path: '^packages/(?!(domain|i18n)/)', dependencyTypesNot: ['type-only'] },
      'What the browser loads holds no server code.',
    ),
    forbid(
      'only-tencent-knows-the-sdk',
      { path: '^(apps|packages)/', pathNot: '^(packages/tencent/|apps/sandbox/src/(testing/|.*\\.test\\.ts$))' },
      { path: 'tencentcloud-sdk' },
      'Foreign shapes stop at one door.',
    ),
    forbid(
      'only-delivery-knows-smtp',
      { path: '^(apps|packages)/', pathNot: '^packages/delivery/' },
      { path: 'nodemailer' },
      'Mail leaves through one door.',
    ),
    forbid(
      'console-shared-parts-know-no-feature',
      { path: '^apps/console/src/(ui|lib)/' },
      { path: '^apps/console/src/features/' },
      'Features stand on the shared parts; the case puts the parts of other features together.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(generated|dist)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    webpackConfig: { fileName: '.dependency-cruiser.resolve.cjs' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
