const path = require('node:path')

/** Node's own `#/` of the console, which the checker's resolver does not take. */
module.exports = { resolve: { alias: { '#': path.join(__dirname, 'apps/console/src') } } }
