import type { SheetRule } from './sheet-rule';

/** Which customer service account serves which node. */
export const accountSheet = {
  accounts: {
    name: '客服账号',
    says: '微信客服账号归哪个街道或社区：那里新印的门码用它，从它进来的居民先算那里的。编号运行 npm run -s xiaoge -- account 看得到，wk 开头。',
    columns: {
      account: { title: '客服账号', needs: '客服账号的编号，wk 开头', most: 64, width: 40 },
      grid: { title: '网格', needs: '归街道还是哪个社区', width: 24 },
    },
  },
} as const satisfies Record<string, SheetRule>;
