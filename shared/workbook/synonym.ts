import type { Column, ColumnRole, TableId } from '../ledger/column.ts'
import { nameKey } from '../ledger/plainText.ts'

/** Words that name one thing in the workbooks people bring; the columns it may become, best first. */
interface Meaning {
  readonly words: readonly string[]
  readonly targets: readonly {
    readonly table: TableId
    readonly role?: ColumnRole
    readonly names?: readonly string[]
  }[]
}

const meanings: readonly Meaning[] = [
  {
    words: [
      '客户名称',
      '公司名称',
      '单位名称',
      '企业名称',
      '客户',
      '公司',
      '单位',
      '企业',
      '名称',
      '客户名',
      '公司名',
      '客户全称',
      '公司全称',
      '商户名称',
      '店铺名称',
      '门店名称',
      '供应商',
      '供应商名称',
      '往来单位',
      '购货单位',
      'customer',
      'customername',
      'company',
      'companyname',
      'client',
      'clientname',
      'account',
      'accountname',
      'organization',
      'organisation',
      'business',
      'name',
    ],
    targets: [{ table: 'customers', role: 'name' }],
  },
  {
    words: [
      '联系人',
      '联系人姓名',
      '姓名',
      '联系人名称',
      '主要联系人',
      '首要联系人',
      'contact',
      'contactname',
      'contactperson',
      'fullname',
      'attention',
    ],
    targets: [
      { table: 'contacts', role: 'name' },
      { table: 'customers', names: ['对接人', 'counterpart'] },
    ],
  },
  {
    words: ['职务', '职位', '岗位', '头衔', '联系人职务', 'title', 'jobtitle', 'position', 'contacttitle'],
    targets: [{ table: 'contacts', names: ['职务', 'position'] }],
  },
  {
    words: [
      '手机',
      '手机号',
      '手机号码',
      '移动电话',
      '联系人手机',
      '联系人电话',
      '联系手机',
      'mobile',
      'mobilephone',
      'cell',
      'cellphone',
    ],
    targets: [
      { table: 'contacts', role: 'phone' },
      { table: 'customers', role: 'phone' },
    ],
  },
  {
    words: [
      '电话',
      '联系电话',
      '公司电话',
      '电话号码',
      '座机',
      '固定电话',
      '固话',
      '办公电话',
      '联系方式',
      'phone',
      'tel',
      'telephone',
      'phonenumber',
      'businessphone',
    ],
    targets: [
      { table: 'customers', role: 'phone' },
      { table: 'contacts', role: 'phone' },
    ],
  },
  { words: ['性别', 'sex', 'gender'], targets: [{ table: 'contacts', names: ['性别', 'sex'] }] },
  {
    words: ['微信', '微信号', 'qq', 'qq号', '微信/qq', 'wechat'],
    targets: [{ table: 'contacts', names: ['微信/qq', 'wechat/qq'] }],
  },
  {
    words: ['生日', '出生日期', 'birthday', 'dateofbirth'],
    targets: [{ table: 'contacts', names: ['生日', 'birthday'] }],
  },
  {
    words: ['等级', '客户等级', '客户级别', '级别', '客户分级', 'grade', 'rating', 'customergrade'],
    targets: [{ table: 'customers', role: 'grade' }],
  },
  {
    words: ['阶段', '客户阶段', '客户状态', '销售阶段', 'stage', 'status'],
    targets: [{ table: 'customers', role: 'stage' }],
  },
  {
    words: ['来源', '客户来源', '信息来源', '渠道', '来源渠道', 'source', 'leadsource'],
    targets: [{ table: 'customers', role: 'source' }],
  },
  {
    words: ['行业', '所属行业', '行业类别', '客户行业', 'industry', 'sector'],
    targets: [{ table: 'customers', role: 'industry' }],
  },
  {
    words: [
      '区域',
      '地区',
      '所在地区',
      '省份',
      '城市',
      '省市',
      '所在地',
      '大区',
      'region',
      'city',
      'area',
      'province',
      'territory',
    ],
    targets: [{ table: 'customers', role: 'region' }],
  },
  {
    words: [
      '负责人',
      '业务员',
      '销售',
      '销售员',
      '销售人员',
      '销售代表',
      '客户经理',
      '跟进人',
      '所有者',
      '归属人',
      '所属销售',
      'owner',
      'salesperson',
      'salesrep',
      'rep',
      'accountmanager',
    ],
    targets: [{ table: 'customers', role: 'owner' }],
  },
  {
    words: ['地址', '公司地址', '单位地址', '详细地址', '联系地址', '通讯地址', 'address', 'streetaddress', 'street'],
    targets: [{ table: 'customers', names: ['地址', 'address'] }],
  },
  {
    words: ['注册地址', 'registeredaddress'],
    targets: [{ table: 'customers', names: ['注册地址', 'registered address'] }],
  },
  {
    words: ['送货地址', '收货地址', 'deliveryaddress', 'shippingaddress', 'shipaddress'],
    targets: [{ table: 'customers', names: ['送货地址', 'delivery address'] }],
  },
  {
    words: ['主营业务', '主营', '经营范围', '业务范围', 'mainbusiness'],
    targets: [{ table: 'customers', names: ['主营业务', 'main business'] }],
  },
  {
    words: ['邮箱', '电子邮箱', '电子邮件', '邮件', 'email', 'e-mail', 'mail', 'emailaddress'],
    targets: [
      { table: 'customers', names: ['邮箱', 'e-mail'] },
      { table: 'contacts', names: ['邮箱', 'e-mail'] },
    ],
  },
  {
    words: ['网址', '网站', '官网', '公司网址', '主页', 'website', 'web', 'url', 'homepage', 'webpage'],
    targets: [{ table: 'customers', names: ['网址', 'website'] }],
  },
  {
    words: ['注册资本', '注册资金', 'registeredcapital'],
    targets: [{ table: 'customers', names: ['注册资本', 'registered capital'] }],
  },
  {
    words: ['对接人', 'counterpart'],
    targets: [
      { table: 'customers', names: ['对接人', 'counterpart'] },
      { table: 'contacts', role: 'name' },
    ],
  },
  {
    words: ['竞争对手', '竞品', 'competitors', 'competitor'],
    targets: [{ table: 'customers', names: ['竞争对手', 'competitors'] }],
  },
  {
    words: ['标签', '客户标签', 'tags', 'tag', 'label', 'labels'],
    targets: [{ table: 'customers', names: ['标签', 'tags'] }],
  },
  {
    words: ['备注', '说明', '其他说明', '附注', 'remarks', 'remark', 'notes', 'note', 'comments', 'memo'],
    targets: [{ table: 'customers', names: ['备注', 'remarks'] }],
  },
]

/** A header reduced to its word: no stars, no units in brackets, no spaces or colons. */
export function headerKey(name: string): string {
  const bare = nameKey(name).replace(/[([{【<《].*?[)\]}】>》]/g, '')
  return (bare === '' ? nameKey(name) : bare).replace(/[\s*:：_.、,-]/g, '')
}

const targetsByWord = new Map<string, readonly Meaning['targets'][number][]>()
for (const { words, targets } of meanings) for (const word of words) targetsByWord.set(headerKey(word), targets)

/** The columns of the company that a header of a file may mean, best first. */
export function meantColumns(name: string, columns: readonly Column[]): Column[] {
  const key = headerKey(name)
  const same = (table: TableId) => columns.filter((column) => column.table === table && headerKey(column.name) === key)
  const targets = targetsByWord.get(key) ?? []
  const byMeaning = targets.flatMap((target) =>
    columns.filter(
      (column) =>
        column.table === target.table &&
        (target.role !== undefined
          ? column.role === target.role
          : target.names?.some((each) => headerKey(each) === headerKey(column.name)) === true),
    ),
  )
  return [...new Set([...same('customers'), ...same('contacts'), ...byMeaning])]
}
