import { accept, refuse, type Result } from '../base/result.ts'
import { toHalfWidth } from './plainText.ts'

/**
 * A cell of a region column: the names of its levels from the province down, `浙江省/杭州市/西湖区`, one to three of
 * them. Names and not codes, so that what was true when it was written stays readable whatever is merged later, and
 * sorting, filtering and a workbook need no list of places.
 */
export const regionSeparator = '/'
const mostLevels = 3
const longestName = 40

export const regionLevels = (value: string): readonly string[] => value.split(regionSeparator)

/** May this text stand in a region column? Its form alone: what places there are, only a list of them knows. */
export function isRegion(value: string): boolean {
  const levels = regionLevels(value)
  return (
    levels.length <= mostLevels &&
    levels.every((name) => name !== '' && name.length <= longestName && name === name.trim() && !/[\n\t]/.test(name))
  )
}

/** A place and what lies in it. */
export interface RegionNode {
  readonly name: string
  readonly children: readonly RegionNode[]
}

export type RegionRefusal =
  | { readonly kind: 'unknown-region'; readonly name: string }
  /** Several places bear the name; a few of them. */
  | { readonly kind: 'ambiguous-region'; readonly name: string; readonly candidates: readonly string[] }

/** A list of places at hand: handed in by whoever has loaded it. */
export interface RegionBook {
  readonly provinces: readonly RegionNode[]
  /** The place that a text means, however it is written: `浙江杭州西湖区`, `浙江 杭州`, `杭州市西湖`. */
  read(text: string): Result<string, RegionRefusal>
}

/** A text as a region by its marks alone, for where no list is at hand: `浙江省/杭州市`, `浙江省杭州市西湖区`. */
export function readRegionMarks(text: string): Result<string, RegionRefusal> {
  const clean = toHalfWidth(text).trim()
  const parts = clean.split(separators).filter((part) => part !== '')
  const levels = parts.length > 1 ? parts : levelsByEnding(clean)
  const value = levels.join(regionSeparator)
  return levels.length > 0 && isRegion(value) ? accept(value) : refuse({ kind: 'unknown-region', name: clean })
}

const separators = /[/\\>,，、·|\-\s]+/

/** The endings say where one level ends, if each of them is written. */
function levelsByEnding(text: string): readonly string[] {
  const found =
    /^(?<province>[^省市]{2,10}?(?:省|自治区|特别行政区|市))(?<city>.{1,15}?(?:市|自治州|地区|盟))?(?<county>.{1,15}[市县区旗])?$/.exec(
      text,
    )?.groups
  return found === undefined
    ? []
    : [found['province'], found['city'], found['county']].filter((name) => name !== undefined)
}

/** Makes a list of places ready to be asked. */
export function createRegionBook(provinces: readonly RegionNode[]): RegionBook {
  const placesBySign = indexBySign(provinces)
  return { provinces, read: (text) => readRegion(placesBySign, text) }
}

interface Place {
  readonly path: readonly string[]
  /** How it may be called, in full first. */
  readonly names: readonly string[]
}

function indexBySign(provinces: readonly RegionNode[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>()
  const walk = (node: RegionNode, above: readonly string[]) => {
    const path = [...above, node.name]
    const sign = node.name[0] ?? ''
    places.set(sign, [...(places.get(sign) ?? []), { path, names: namesOf(node.name) }])
    for (const child of node.children) walk(child, path)
  }
  for (const province of provinces) walk(province, [])
  return places
}

const peoples =
  '壮族|回族|维吾尔|藏族|羌族|彝族|苗族|侗族|土家族|布依族|朝鲜族|傣族|景颇族|白族|哈尼族|傈僳族|蒙古族|蒙古|哈萨克|柯尔克孜|黎族|瑶族|满族|土族|撒拉族|东乡族|保安族|裕固族|仫佬族|毛南族|仡佬族|水族|畲族|达斡尔族|锡伯族|塔吉克|独龙族|怒族|普米族|拉祜族|佤族|布朗族|纳西族|各族'
const autonomous = /自治[区州县旗]$/
const ofPeoples = new RegExp(`(?:${peoples})+$`)
const endings = /(?:特别行政区|自治区|自治州|地区|林区|新区|省|市|盟|区|县|旗)$/

function namesOf(name: string): readonly string[] {
  const short = name.replace(autonomous.test(name) ? autonomous : endings, '')
  // 恩施土家族苗族 is 恩施 to everybody, but 内蒙古 is not 内
  const shorter = autonomous.test(name) ? short.replace(ofPeoples, '') : short
  return [...new Set([name, short, shorter])].filter((each) => each.length >= 2)
}

interface Way {
  readonly path: readonly string[]
  /** Names that were shortened, and levels that were left out: the fewer the likelier it is meant. */
  readonly cost: number
}

function readRegion(places: ReadonlyMap<string, readonly Place[]>, text: string): Result<string, RegionRefusal> {
  const asked = toHalfWidth(text).trim()
  const clean = asked.split(separators).join('')
  if (clean === '' || clean.length > mostLevels * longestName) return refuse({ kind: 'unknown-region', name: asked })
  const ways = waysOf(places, clean, [])
  const best = Math.min(...ways.map(({ cost }) => cost))
  const meant = new Set(ways.filter(({ cost }) => cost === best).map(({ path }) => path.join(regionSeparator)))
  const [first] = meant
  if (first === undefined) return refuse({ kind: 'unknown-region', name: asked })
  return meant.size === 1
    ? accept(first)
    : refuse({ kind: 'ambiguous-region', name: asked, candidates: [...meant].slice(0, 5) })
}

/** Every way to read the rest of a text below a place. */
function waysOf(places: ReadonlyMap<string, readonly Place[]>, rest: string, above: readonly string[]): readonly Way[] {
  const ways: Way[] = []
  for (const { path, names } of places.get(rest[0] ?? '') ?? []) {
    if (path.length <= above.length || above.some((name, level) => path[level] !== name)) continue
    const skipped = path.length - above.length - 1
    for (const [shortened, name] of names.entries()) {
      if (!rest.startsWith(name)) continue
      const cost = shortened + skipped * 2
      if (rest.length === name.length) ways.push({ path, cost })
      // a municipality is often written twice: 北京市北京市东城区
      const left = rest.slice(name.length)
      const repeated = names.find((each) => left.startsWith(each))
      for (const below of left === '' ? [] : waysOf(places, left, path)) {
        ways.push({ ...below, cost: below.cost + cost })
      }
      if (repeated !== undefined) {
        const after = left.slice(repeated.length)
        if (after === '') ways.push({ path, cost: cost + 1 })
        else for (const below of waysOf(places, after, path)) ways.push({ ...below, cost: below.cost + cost + 1 })
      }
    }
  }
  return ways
}
