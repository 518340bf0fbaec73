/** How a customer of the demo fares: outcome codes session by session, or where it stops. */
export type Story = {
  name: string
  reference: string
  email?: string
  phone?: string
  locale?: 'en' | 'zh-CN' | 'zh-TW' | 'th' | 'id'
  /** Built-in profile; the default one where it is left out. */
  profile?: 'Identity card and face' | 'Live face only'
  unit?: string
  hoursAgo: number
  expiresInHours?: number
  /** A code for every session that is gone through. */
  codes?: number[]
  stops?: 'opened' | 'started' | 'ratherNot' | 'notMe' | 'cancelled'
}

/** Who fills the demo and looks at it. */
export const demoAdmin = { email: 'demo@example.com', password: 'a week of invented people' }

/** Invented people, oldest first. */
export const stories: Story[] = [
  { name: 'Mei Lin Tan', reference: 'ACC-20381', locale: 'zh-CN', hoursAgo: 150, codes: [0] },
  {
    name: 'Somchai Rattanakul',
    reference: 'ACC-20384',
    unit: 'Jurong East',
    locale: 'th',
    hoursAgo: 149,
    expiresInHours: 24,
  },
  {
    name: 'Budi Santoso',
    reference: 'ACC-20385',
    email: 'budi@example.com',
    locale: 'id',
    hoursAgo: 131,
    codes: [1201, 0],
  },
  { name: 'Grace Ong', reference: 'ACC-20388', email: 'grace@example.com', hoursAgo: 130, codes: [2016, 2016, 2016] },
  { name: 'Farah Binti Aziz', reference: 'ACC-20390', unit: 'Orchard', hoursAgo: 122, stops: 'cancelled' },
  { name: '陳怡君', reference: 'ACC-20391', locale: 'zh-TW', hoursAgo: 104, codes: [0] },
  {
    name: 'Arif Wibowo',
    reference: 'ACC-20395',
    unit: 'Jurong East',
    email: 'arif@example.com',
    locale: 'id',
    hoursAgo: 101,
    expiresInHours: 48,
    stops: 'opened',
  },
  { name: 'Noi Chaiyasit', reference: 'ACC-20396', locale: 'th', hoursAgo: 98, codes: [1205, 1207, 0] },
  {
    name: 'Daniel Koh',
    reference: 'ACC-20399',
    unit: 'Orchard',
    profile: 'Identity card and face',
    hoursAgo: 79,
    codes: [0],
  },
  {
    name: 'Putri Lestari',
    reference: 'ACC-20401',
    phone: '+62 812 5550 142',
    locale: 'id',
    hoursAgo: 76,
    codes: [1002],
  },
  { name: 'Wei Jie Lim', reference: 'ACC-20402', email: 'wei@example.com', hoursAgo: 74, stops: 'notMe' },
  { name: '王小明', reference: 'ACC-20404', unit: 'Jurong East', locale: 'zh-CN', hoursAgo: 55, codes: [0] },
  { name: 'Kanya Boonmee', reference: 'ACC-20405', locale: 'th', hoursAgo: 53, codes: [1410, 0] },
  {
    name: 'Rizky Pratama',
    reference: 'ACC-20408',
    unit: 'Orchard',
    email: 'rizky@example.com',
    locale: 'id',
    hoursAgo: 50,
    stops: 'ratherNot',
  },
  { name: 'Priya Nair', reference: 'ACC-20409', profile: 'Live face only', hoursAgo: 31, codes: [0] },
  {
    name: 'Hannah Chua',
    reference: 'ACC-20411',
    unit: 'Jurong East',
    email: 'hannah@example.com',
    hoursAgo: 29,
    codes: [2010],
  },
  { name: 'Ahmad Faizal', reference: 'ACC-20412', email: 'ahmad@example.com', hoursAgo: 27, codes: [1003, 1005, 1003] },
  { name: '林志偉', reference: 'ACC-20414', unit: 'Orchard', locale: 'zh-TW', hoursAgo: 26, codes: [0] },
  { name: 'Ploy Srisai', reference: 'ACC-20415', locale: 'th', hoursAgo: 8, stops: 'opened' },
  {
    name: 'Dewi Kusuma',
    reference: 'ACC-20416',
    unit: 'Jurong East',
    email: 'dewi@example.com',
    locale: 'id',
    hoursAgo: 6,
    codes: [9999],
  },
  { name: 'Marcus Teo', reference: 'ACC-20417', hoursAgo: 5, codes: [0] },
  {
    name: 'Nattapong Srisawat',
    reference: 'ACC-20418',
    unit: 'Orchard',
    locale: 'th',
    hoursAgo: 3,
    codes: [1201, 2016],
  },
  { name: 'Siti Rahma', reference: 'ACC-20419', email: 'siti@example.com', locale: 'id', hoursAgo: 1, codes: [0] },
  { name: 'Joyce Kwan', reference: 'ACC-20420', unit: 'Jurong East', hoursAgo: 0.4, stops: 'opened' },
  { name: 'Alvin Goh', reference: 'ACC-20421', phone: '+65 6555 0142', hoursAgo: 0.1, stops: 'started' },
  {
    name: '李佳',
    reference: 'ACC-20422',
    unit: 'Orchard',
    email: 'customer24@example.com',
    locale: 'zh-CN',
    hoursAgo: 0,
  },
]
