import { Entity } from 'typeorm';
import { Id, LongText, Whole, Words } from '../store/columns';
import { categoryByCode } from '../category-table';

/** 补问: the one thing who comes would like to know of a kind of problem, asked behind the receipt. */
export interface DetailQuestion {
  /** Four digits. */
  category: string;
  /** Empty: nothing is asked of this kind. */
  question: string;
  /** What can be tapped; each says it whole, for it is added to what was reported. */
  options: readonly string[];
  /** Words in the report that have told it already; they also tell an answer from another matter. */
  said: readonly string[];
}

/** Where a street asks otherwise than the shipped table; options and words one a line. */
@Entity('detail_question')
export class OwnDetailQuestion {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(4) category!: string;
  @Words(60) question!: string;
  @LongText() options!: string;
  @LongText() said!: string;
}

export const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

export const detailOfRow = ({ category, question, options, said }: OwnDetailQuestion): DetailQuestion => ({
  category,
  question,
  options: linesOf(options),
  said: linesOf(said),
});

/**
 * Shipped with the program: only what decides who comes, with what, and how soon, so that a lamp is reported without a
 * question; nothing about persons, and nothing of kinds that concern somebody (models/tickets/sensitive.ts).
 */
const shippedDetails: readonly DetailQuestion[] = [
  {
    category: '0101',
    question: '只有您家没水，还是整栋都没有？',
    options: ['只有一家没水', '整栋都没水'],
    said: ['整栋', '全楼', '整个', '都没', '一家', '我家', '家里', '楼上', '邻居', '小区'],
  },
  {
    category: '0106',
    question: '现在有没有往外冒？',
    options: ['正在往外冒', '只是堵，没有冒'],
    said: ['冒', '溢', '返', '漫', '流出', '没有流'],
  },
  {
    category: '0204',
    question: '只有您家没电，还是整栋都没有？',
    options: ['只有一家没电', '整栋都没电'],
    said: ['整栋', '全楼', '整个', '都没', '一家', '我家', '家里', '楼上', '邻居', '小区', '跳闸'],
  },
  {
    category: '0305',
    question: '只有您家不热，还是整栋都不热？',
    options: ['只有一家不热', '整栋都不热'],
    said: ['整栋', '全楼', '整个', '都不', '一家', '我家', '家里', '楼上', '邻居', '小区'],
  },
  {
    category: '0701',
    question: '碰到电线、压到车或挡住路了吗？',
    options: ['碰到电线了', '挡住路了', '没碰线也没挡路'],
    said: ['电线', '压', '砸', '挡', '堵', '拦'],
  },
  {
    category: '1003',
    question: '现在还在漏吗？',
    options: ['现在还在漏', '下雨才漏', '已经不漏了'],
    said: ['还在', '一直', '正在', '下雨', '雨天', '不漏了', '停了'],
  },
];

const byCategory = new Map(shippedDetails.map((detail) => [detail.category, detail]));

/** The shipped question of a kind; undefined where none is asked. */
export const shippedDetail = (category: string): DetailQuestion | undefined =>
  categoryByCode(category) === undefined ? undefined : byCategory.get(category);
