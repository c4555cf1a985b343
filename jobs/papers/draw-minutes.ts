import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawMinutes } from '../../documents/minutes';
import { loadMeeting } from '../../models/meetings/attendance';
import { wholeMinutes } from '../../models/meetings/meeting-minutes';
import { loadSeries } from '../../models/meetings/meetings';
import { minutesFileName, minutesPage } from '../../notices/meetings/minutes-page';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface MinutesSpec {
  meetingId: number;
}

/** 会议纪要 as a Word file. */
export async function drawMeetingMinutes(
  { database, office, folder }: Drawing,
  { meetingId }: MinutesSpec,
): Promise<DrawnFile[]> {
  const meeting = await loadMeeting(database, meetingId);
  const series = meeting && (await loadSeries(database, meeting.seriesId));
  if (!meeting || !series) throw new Error(`no meeting ${meetingId}`);
  const minutes = await wholeMinutes(database, office, { meeting, series });
  const file = path.join(folder, 'minutes.docx');
  await writeFile(file, await drawMinutes(minutesPage(office, minutes)));
  return [
    {
      path: file,
      name: minutesFileName(office, { meeting, series }),
      type: 'file',
      contentType: OFFICE_FILE,
    },
  ];
}
