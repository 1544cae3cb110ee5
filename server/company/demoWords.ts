/** The words of the demo's story. Mobile numbers carry four zeros and addresses end in `.example`: they reach nobody. */

export interface Place {
  readonly city: string
  readonly region: string
  readonly areaCode: string
  readonly districts: readonly string[]
}

const place = (city: string, region: string, areaCode: string, ...districts: string[]): Place => ({
  city,
  region,
  areaCode,
  districts,
})

/** Where each department sells. */
export const placesByDepartment: Readonly<Record<string, readonly Place[]>> = {
  华东销售部: [
    place('上海', '上海', '021', '松江区新桥镇', '嘉定区安亭镇', '浦东新区张江镇', '青浦区华新镇'),
    place('苏州', '江苏苏州', '0512', '工业园区', '昆山市开发区', '吴中区木渎镇', '常熟市辛庄镇'),
    place('无锡', '江苏无锡', '0510', '新吴区', '惠山区洛社镇', '江阴市澄江街道'),
    place('南京', '江苏南京', '025', '江宁开发区', '浦口区桥林街道', '六合区'),
    place('杭州', '浙江杭州', '0571', '余杭区仓前街道', '萧山区', '钱塘区下沙街道'),
    place('宁波', '浙江宁波', '0574', '北仑区', '余姚市低塘街道', '慈溪市周巷镇'),
    place('合肥', '安徽合肥', '0551', '经开区', '肥西县桃花镇'),
  ],
  华南销售部: [
    place('广州', '广东广州', '020', '黄埔区', '番禺区石楼镇', '增城区新塘镇'),
    place('深圳', '广东深圳', '0755', '宝安区福永街道', '龙岗区坪地街道', '光明区'),
    place('东莞', '广东东莞', '0769', '长安镇', '松山湖', '塘厦镇', '虎门镇'),
    place('佛山', '广东佛山', '0757', '顺德区北滘镇', '南海区狮山镇', '禅城区'),
    place('中山', '广东中山', '0760', '小榄镇', '火炬开发区'),
    place('厦门', '福建厦门', '0592', '集美区', '同安区'),
    place('长沙', '湖南长沙', '0731', '经开区', '雨花区'),
  ],
  大客户部: [
    place('北京', '北京', '010', '亦庄经济开发区', '顺义区', '昌平区'),
    place('天津', '天津', '022', '滨海新区', '西青区'),
    place('青岛', '山东青岛', '0532', '黄岛区', '城阳区'),
    place('武汉', '湖北武汉', '027', '东湖高新区', '经开区沌口街道'),
    place('成都', '四川成都', '028', '龙泉驿区', '郫都区'),
    place('重庆', '重庆', '023', '渝北区', '江津区德感街道'),
    place('西安', '陕西西安', '029', '高新区', '经开区'),
    place('沈阳', '辽宁沈阳', '024', '铁西区', '浑南区'),
  ],
}

/** Trade names with the letters of their web address. */
export const brands: readonly (readonly [name: string, letters: string])[] = [
  ['恒瑞', 'hengrui'],
  ['华鑫', 'huaxin'],
  ['鼎盛', 'dingsheng'],
  ['天成', 'tiancheng'],
  ['博远', 'boyuan'],
  ['嘉禾', 'jiahe'],
  ['宏达', 'hongda'],
  ['金泰', 'jintai'],
  ['联创', 'lianchuang'],
  ['瑞丰', 'ruifeng'],
  ['新锐', 'xinrui'],
  ['远东', 'yuandong'],
  ['正和', 'zhenghe'],
  ['中科', 'zhongke'],
  ['卓越', 'zhuoyue'],
  ['盛世', 'shengshi'],
  ['凯乐', 'kaile'],
  ['立信', 'lixin'],
  ['明德', 'mingde'],
  ['诺亚', 'nuoya'],
  ['启航', 'qihang'],
  ['森源', 'senyuan'],
  ['泰格', 'taige'],
  ['万通', 'wantong'],
  ['兴业', 'xingye'],
  ['亿达', 'yida'],
  ['志远', 'zhiyuan'],
  ['百川', 'baichuan'],
  ['东升', 'dongsheng'],
  ['飞跃', 'feiyue'],
  ['格林', 'gelin'],
  ['海纳', 'haina'],
  ['经纬', 'jingwei'],
  ['科达', 'keda'],
  ['力源', 'liyuan'],
  ['美佳', 'meijia'],
  ['润泽', 'runze'],
  ['三友', 'sanyou'],
  ['同创', 'tongchuang'],
  ['永利', 'yongli'],
  ['东方', 'dongfang'],
  ['华诚', 'huacheng'],
  ['信达', 'xinda'],
  ['巨星', 'juxing'],
  ['腾飞', 'tengfei'],
  ['安泰', 'antai'],
  ['德力', 'deli'],
  ['精诚', 'jingcheng'],
  ['威尔', 'weier'],
  ['利民', 'limin'],
  ['双环', 'shuanghuan'],
  ['长青', 'changqing'],
  ['大洋', 'dayang'],
  ['晶达', 'jingda'],
  ['宝成', 'baocheng'],
  ['友邦', 'youbang'],
  ['云峰', 'yunfeng'],
  ['康华', 'kanghua'],
  ['奥维', 'aowei'],
  ['铭泰', 'mingtai'],
  ['佳鸿', 'jiahong'],
  ['申达', 'shenda'],
  ['浩瀚', 'haohan'],
  ['九鼎', 'jiuding'],
  ['融创', 'rongchuang'],
  ['卓尔', 'zhuoer'],
  ['乾元', 'qianyuan'],
  ['富森', 'fusen'],
  ['航宇', 'hangyu'],
  ['旭日', 'xuri'],
  ['锦绣', 'jinxiu'],
  ['优胜', 'yousheng'],
  ['朗科', 'langke'],
  ['维信', 'weixin'],
  ['广联', 'guanglian'],
  ['四维', 'siwei'],
  ['盈科', 'yingke'],
  ['捷顺', 'jieshun'],
  ['欧派', 'oupai'],
  ['长城', 'changcheng'],
]

/** A line of business: how the company is called by it, what it makes, which pain it has. */
export interface Trade {
  readonly industry: string
  readonly word: string
  readonly business: string
  readonly pain: string
  readonly need: string
}

export const trades: readonly Trade[] = [
  {
    industry: '制造业',
    word: '精密机械',
    business: '数控机床零部件加工',
    pain: '换型时间长，交期不稳',
    need: '自动上下料单元',
  },
  {
    industry: '制造业',
    word: '自动化设备',
    business: '非标自动化产线',
    pain: '调试人手不足',
    need: '模块化机器人工作站',
  },
  { industry: '制造业', word: '电子科技', business: '连接器与线束', pain: '人工检测漏检率高', need: '视觉检测设备' },
  {
    industry: '制造业',
    word: '塑胶制品',
    business: '注塑件与模具',
    pain: '取件靠人工，夜班难招人',
    need: '注塑机械手',
  },
  {
    industry: '制造业',
    word: '五金制品',
    business: '冲压与钣金件',
    pain: '冲压安全事故压力大',
    need: '冲压连线机器人',
  },
  { industry: '制造业', word: '包装机械', business: '食品与日化包装线', pain: '末端码垛靠人工', need: '码垛机器人' },
  {
    industry: '汽车',
    word: '汽车零部件',
    business: '底盘件与焊接总成',
    pain: '焊接质量波动',
    need: '弧焊机器人工作站',
  },
  { industry: '汽车', word: '新能源科技', business: '动力电池结构件', pain: '扩产快、节拍要求高', need: '整线集成' },
  { industry: '建筑建材', word: '建材', business: '铝型材与门窗', pain: '搬运损伤率高', need: '桁架机械手' },
  { industry: '医药健康', word: '医疗器械', business: '一次性耗材', pain: '洁净车间用人多', need: '洁净型机器人' },
  { industry: '医药健康', word: '生物科技', business: '体外诊断试剂', pain: '分装精度不稳', need: '自动分装线' },
  { industry: '信息技术', word: '智能科技', business: '工业软件与传感器', pain: '缺少现场案例', need: '联合方案' },
  { industry: '批发零售', word: '机电设备', business: '机电产品分销', pain: '库存周转慢', need: '代理与备件支持' },
  { industry: '餐饮酒店', word: '食品', business: '烘焙与速冻食品', pain: '装箱人工成本高', need: '高速分拣装箱' },
  { industry: '其他', word: '物流设备', business: '仓储货架与输送线', pain: '旺季人手不够', need: '拆码垛系统' },
]

export const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹',
)
export const maleNames = [
  '伟',
  '强',
  '磊',
  '军',
  '勇',
  '杰',
  '涛',
  '超',
  '明',
  '刚',
  '平',
  '辉',
  '鹏',
  '志华',
  '建平',
  '文斌',
  '海涛',
  '俊峰',
  '国栋',
  '子豪',
]
export const femaleNames = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '燕',
  '玲',
  '桂英',
  '雅婷',
  '晓燕',
  '海燕',
  '雪梅',
  '佳怡',
  '思琪',
  '慧玲',
  '文静',
  '春梅',
]
export const positions = [
  '总经理',
  '副总经理',
  '采购经理',
  '设备部经理',
  '生产总监',
  '技术总监',
  '工程部主管',
  '厂长',
  '采购主管',
  '财务经理',
]

export const reminderTitles: readonly (readonly [title: string, content: string])[] = [
  ['发送修改后的报价', '按谈判结果调整第二期价格，发给对方前请经理过目。'],
  ['确认样件到货', '样件预计当天到厂，联系试制车间排期。'],
  ['提醒客户付款', '合同约定的进度款到期，先电话再发函。'],
  ['约高层拜访', '请部门经理一起拜访，准备案例和交期承诺。'],
  ['合同到期续签', '框架协议快到期，提前沟通续签条件。'],
  ['准备投标文件', '招标截止前三天完成标书，注意资质盖章。'],
  ['生日问候', '对接人生日，发一条问候。'],
  ['安装调试进场', '确认场地、电源和气源已经准备好。'],
]

export const returnReasons = ['三个月联系不上', '暂无采购计划', '已与其他供应商签约', '业务不匹配，转公海'] as const
export const budgets = ['预算充足，看重质量', '有预算，对价格较敏感', '预算待批', '价格敏感，多家比价'] as const
/** When a customer of that grade means to buy. */
export const timingsByGrade: Readonly<Record<string, readonly string[]>> = {
  A: ['一个月内', '本月定标'],
  B: ['三个月内', '本季度'],
  C: ['半年内', '下半年'],
  D: ['明年立项', '半年以后'],
  E: ['暂不确定', '暂无计划'],
}
export const decisionWays = [
  '采购提报，总经理审批',
  '设备部主导，三家比价',
  '集团统一招标',
  '老板一人决定',
  '技术部选型，采购谈价',
] as const
export const rivals = ['本地集成商两家，价格低', '外资品牌一家，品牌强', '同行老供应商，关系深', '暂未发现'] as const
export const streets = ['工业路', '创新大道', '科技路', '兴业路', '发展大道', '振兴路'] as const
export const sources = [
  '行业展览会',
  '互联网',
  '行业协会',
  '合作伙伴',
  '介绍人',
  '陌生拜访',
  '公司活动',
  '行业报刊',
] as const
export const remarks = [
  '去年参加过开放日',
  '集团内另有两家工厂',
  '付款信用良好',
  '对接前先打电话',
  '只接受电汇',
] as const
export const companyForms = ['有限公司', '有限公司', '有限公司', '股份有限公司', '科技有限公司'] as const
