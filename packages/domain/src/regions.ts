import type { Country } from './countries.ts'

/** Tencent's regions that serve eKYC; the first is the usual one. */
export const tencentRegions = ['ap-singapore', 'ap-jakarta', 'ap-bangkok', 'ap-hongkong', 'sa-saopaulo'] as const

const countryByRegion: Partial<Record<string, Country>> = {
  'ap-singapore': 'SG',
  'ap-jakarta': 'ID',
  'ap-bangkok': 'TH',
  'ap-hongkong': 'HK',
  'sa-saopaulo': 'BR',
} satisfies Record<(typeof tencentRegions)[number], Country>

/** Where Tencent processes what this region is sent; null for one that is not known. */
export const countryOfRegion = (region: string): Country | null => countryByRegion[region] ?? null
