import type { SheetRule } from './sheet-rule';

/** The sheets of a ticket's steps: how long each may take, and what 办结 has to bring, what is asked behind a receipt. */
export const stepSheets = {
  stepLimits: {
    name: '环节时限',
    says: '接办、到场、办理、核实要多久，和通用的不一样才写。急缓：特急、紧急、一般、缓办；类别空着是全部；网格空着是全街道。',
    columns: {
      grid: { title: '网格', width: 24 },
      step: { title: '环节', needs: '接办、到场、办理或核实' },
      urgency: { title: '急缓', needs: '特急、紧急、一般或缓办' },
      category: { title: '类别', width: 28 },
      amount: { title: '时限', needs: '数字' },
      unit: { title: '单位', needs: '工作日、工作小时、天或小时' },
    },
  },
  proofs: {
    name: '办结要求',
    says: '报办结时要不要照片、要不要数量，和类别表不一样才写。照片写 要 或 不要；数量写单位，比如 处、米，不要就空着。类别空着是全部，写两位是一个大类。没拍到的，回“没拍”加一句也能报。',
    columns: {
      category: { title: '类别', width: 28 },
      photo: { title: '照片', needs: '要或不要' },
      unit: { title: '数量', most: 8 },
    },
  },
  details: {
    name: '补问',
    says: '居民报上去以后补问的一句，一件最多一句，不答也行；和自带的不一样才写。问题空着就是这一类不问。选项用顿号分开，两到四个，点了就原样加进他报的话里；“说过就不问”写哪些词出现了就算已经说过。涉及邻居、店铺、个人的类别不问。',
    columns: {
      category: { title: '类别', needs: '四位编号或类别名', width: 28 },
      question: { title: '问题', most: 40, width: 36 },
      options: { title: '选项', width: 36 },
      said: { title: '说过就不问', width: 36 },
    },
  },
} as const satisfies Record<string, SheetRule>;
