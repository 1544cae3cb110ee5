import { areaList } from '@vant/area-data'
import { createRegionBook, type RegionBook, type RegionNode } from '#shared/ledger/region.ts'

/** The provinces, cities and counties of China as a list to be asked. 160 KB: loaded by who has a region column. */
export function readRegionBook(): RegionBook {
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList
  const citiesOf = groupBy(cities, 2)
  const countiesOf = groupBy(counties, 4)
  const countiesIn = (code: string): readonly RegionNode[] =>
    (countiesOf.get(code.slice(0, 4)) ?? []).map(([, name]) => ({ name, children: [] }))
  return createRegionBook(
    Object.entries(provinces).map(([code, province]): RegionNode => {
      const children = (citiesOf.get(code.slice(0, 2)) ?? []).flatMap(([cityCode, city]): readonly RegionNode[] =>
        // a level that stands in the list only because a list needs it; people never say it
        isFiller(city, province) ? countiesIn(cityCode) : [{ name: city, children: countiesIn(cityCode) }],
      )
      return { name: province, children }
    }),
  )
}

const isFiller = (city: string, province: string): boolean =>
  city === province || city === '县' || city.includes('直辖县')

function groupBy(list: Readonly<Record<string, string>>, digits: number): Map<string, [string, string][]> {
  return Map.groupBy(Object.entries(list), ([code]) => code.slice(0, digits))
}
