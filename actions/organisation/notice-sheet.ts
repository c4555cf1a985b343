import { reviewMinutes } from '../../models/staff/announcement-rule';
import type { SheetRule } from './sheet-rule';

/** When the author of a 通知 hears who has not confirmed. */
export const noticeSheet = {
  reviews: {
    name: '通知回执',
    says: '给同事的通知发出多少分钟后，告诉发的人谁还没点“收到”；和自带的不一样才写。通知写停水、停电、暴雨等（回“通知模板”看得到），空着是全部。发的人话里写了“15分钟内回复”的，照他写的。',
    columns: {
      notice: { title: '通知' },
      minutes: {
        title: '分钟',
        needs: `分钟数，${reviewMinutes.shortest} 到 ${reviewMinutes.longest}`,
      },
    },
  },
} as const satisfies Record<string, SheetRule>;
