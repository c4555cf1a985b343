/** One thing to look at, and what it is when it isn't right. */
export interface InspectionItem {
  /** As it is when all is well. */
  words: string;
  /** Category of the ticket that a deviation becomes. */
  category: string;
}

/** 检查表: items, and after how many days and in which season a place is due again. */
export interface InspectionTemplate {
  name: string;
  /** Other names people use. */
  aliases: readonly string[];
  everyDays: number;
  /** `04-01~09-30`: only then it comes due by itself; empty: all year. May go over the turn of the year. */
  season: string;
  items: readonly InspectionItem[];
  /** The firm whose place it is may go through it itself (自查). */
  bySelf?: true;
}

/** The category is that of the ticket a deviation becomes. */
export const item = (words: string, category: string): InspectionItem => ({ words, category });

/**
 * 晨巡三看 (S-C02): yards, shop fronts, and what a place is used for. The seed counts six kinds of illegal production
 * and trade without naming them; these six are ours, and all of them are places: never who is there.
 */
const threeLooks: InspectionTemplate = {
  name: '晨巡三看',
  aliases: ['晨巡', '早巡', '三看', '重点场所'],
  everyDays: 1,
  season: '',
  items: [
    item('地面干净，没有暴露垃圾', '0501'),
    item('垃圾当天清走，桶没有满溢', '0502'),
    item('门店没有店外摆放', '0605'),
    item('路上没有占道经营', '0604'),
    item('住房、出租房没有改成作坊、仓库', '0912'),
    item('地下室、车库没有改成厂房、仓库', '0912'),
    item('没有存放、售卖烟花爆竹的地方', '0911'),
    item('没有私存、充装气瓶的地方', '0910'),
    item('没有私设的加油点、危险品仓库', '0912'),
    item('没有偷排污水废气的加工点', '0813'),
  ],
};

/** For a part of the year (S-H11); a window stays open over the turn of the year. */
const seasonal: readonly InspectionTemplate[] = [
  {
    name: '汛前排水',
    aliases: ['排水', '汛前'],
    everyDays: 30,
    season: '04-01~09-30',
    items: [
      item('雨水箅子没有堵', '0105'),
      item('排水管道通畅', '0106'),
      item('低洼处没有积水', '0108'),
      item('地下室没有进水', '0108'),
      item('井盖完好', '0104'),
    ],
  },
  {
    name: '高温用电',
    aliases: ['高温', '夏季用电', '夏季防火', '防暑'],
    everyDays: 30,
    season: '06-01~09-15',
    items: [
      item('电线没有老化、裸露、发烫', '0905'),
      item('电箱关好，周围没有堆物', '0207'),
      item('没有飞线充电', '0903'),
      item('没有暴晒的气瓶、易燃物', '0910'),
      item('消防设施完好', '0904'),
      item('水边警示牌、护栏完好', '0909'),
    ],
  },
  {
    name: '冬季防火取暖',
    aliases: ['冬季防火', '入冬防火', '燃气取暖', '取暖'],
    everyDays: 30,
    season: '11-01~03-15',
    items: [
      item('用煤用炭取暖的地方通风、有烟道', '0910'),
      item('燃气管道、软管没有老化破损', '0303'),
      item('没有乱接的取暖电器和电线', '0905'),
      item('楼道没有堆物、电动车', '0902'),
      item('没有飞线充电', '0903'),
      item('消防栓、灭火器完好，没有冻住', '0904'),
      item('没有堆着的枯叶、柴草', '0506'),
    ],
  },
  {
    name: '除雪防冻',
    aliases: ['除雪', '防冻', '扫雪', '铲雪', '雪后'],
    everyDays: 15,
    season: '11-15~03-15',
    items: [
      item('路面、台阶、坡道没有积雪结冰', '0410'),
      item('屋檐、招牌没有冰凌、松动', '0906'),
      item('水管、水表没有冻裂漏水', '0102'),
      item('树枝没有被雪压断', '0701'),
      item('电线没有被压低、脱落', '0205'),
    ],
  },
  {
    // From some weeks before to 元宵, whenever the festival falls (between 21 January and 20 February).
    name: '春节安全',
    aliases: ['春节', '节前检查', '节前', '年货摊'],
    everyDays: 15,
    season: '01-01~03-06',
    items: [
      item('没有私存、私卖烟花爆竹的地方', '0911'),
      item('年货摊没有占道、占消防通道', '0604'),
      item('安全出口、消防车通道畅通', '0901'),
      item('彩灯、摊位的电线没有裸露', '0905'),
      item('灯笼、招牌挂得牢', '0906'),
    ],
  },
];

/** What comes with the program; a street's own sheet of the same name takes its place. */
export const shippedTemplates: readonly InspectionTemplate[] = [
  threeLooks,
  {
    name: '楼院环境',
    aliases: ['楼院', '环境卫生'],
    everyDays: 7,
    season: '',
    items: [
      item('地面干净，没有暴露垃圾', '0501'),
      item('垃圾桶清了，没有满溢', '0502'),
      item('楼道没有堆物', '0902'),
      item('没有小广告', '0602'),
      item('没有乱停的车', '0608'),
    ],
  },
  {
    name: '门前三包',
    aliases: ['三包', '门前四包', '四包'],
    everyDays: 7,
    season: '',
    items: [
      item('门前干净', '0616'),
      item('没有店外摆放', '0605'),
      item('车辆停放有序', '0608'),
      item('绿化、设施没有损坏', '0704'),
    ],
  },
  {
    name: '广场六无三干净',
    aliases: ['六无三干净', '广场保洁'],
    everyDays: 1,
    season: '',
    items: [
      item('无果皮', '0501'),
      item('无烟头', '0501'),
      item('无积水', '0108'),
      item('无树叶', '0501'),
      item('无沙砾', '0501'),
      item('无纸屑', '0501'),
      item('垃圾箱干净', '0502'),
      item('水沟干净', '0106'),
      item('公厕干净', '0599'),
    ],
  },
  {
    name: '企业半月查',
    aliases: ['半月查', '企业检查'],
    bySelf: true,
    everyDays: 15,
    season: '',
    items: [
      item('安全出口、通道畅通', '0901'),
      item('灭火器、消防栓完好', '0904'),
      item('用电线路没有老化、裸露', '0905'),
      item('用气规范', '0910'),
      item('危险作业有防护', '0912'),
    ],
  },
  {
    name: '消防通道',
    aliases: ['消防', '消防检查'],
    everyDays: 30,
    season: '',
    items: [
      item('消防车通道没有占用', '0901'),
      item('安全出口没有上锁、堆物', '0901'),
      item('楼道没有停放、充电的电动车', '0903'),
      item('消防设施完好', '0904'),
    ],
  },
  ...seasonal,
];
