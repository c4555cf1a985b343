import { Column, PrimaryGeneratedColumn, type ValueTransformer } from 'typeorm';

/** bigint comes back as a string from MySQL; epoch milliseconds are safe integers. */
const asNumber: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

export const Id = (): PropertyDecorator => PrimaryGeneratedColumn({ type: 'integer' });
/** A point in time, epoch milliseconds. */
export const Time = (nullable = false): PropertyDecorator =>
  Column({ type: 'bigint', nullable, transformer: asNumber });
export const Whole = (nullable = false): PropertyDecorator => Column({ type: 'integer', nullable });
export const Flag = (): PropertyDecorator => Column({ type: 'boolean', default: false });
export const Words = (length: number, nullable = false): PropertyDecorator =>
  Column({ type: 'varchar', length, nullable });
/** Text of any length, up to 16 MB. */
export const LongText = (nullable = false): PropertyDecorator => Column({ type: 'text', nullable });
