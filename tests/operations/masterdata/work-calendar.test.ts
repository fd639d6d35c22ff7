import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

const calendars = async (of: TestTenant) => (await of.ok('masterdata.listWorkCalendar')).data;

describe('the calendar of a new company', () => {
  test('has public holidays and make-up days in China, known as far as announced', async () => {
    const [standard, ...others] = await calendars(t);
    expect(others).toEqual([]);
    expect(standard).toMatchObject({ code: 'STANDARD', standard: true, weekdays: [1, 2, 3, 4, 5] });
    expect(standard.knownUntil).toMatch(/^20\d\d-12-31$/);
    const { exceptions } = await t.ok('masterdata.getWorkCalendar', { id: standard.id });
    const worked = (working: boolean) =>
      exceptions.filter((one: { working: boolean }) => one.working === working).length;
    expect([worked(true) > 0, worked(false) > worked(true)]).toEqual([true, true]);
  });

  test('is Monday to Friday elsewhere', async () => {
    const english = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const [standard] = await calendars(english);
    expect(standard).toMatchObject({ name: 'Company calendar', weekdays: [1, 2, 3, 4, 5] });
    expect([standard.exceptions, standard.knownUntil]).toEqual([undefined, undefined]);
  });
});

describe('further calendars', () => {
  const shift = { code: 'SHIFT', name: '三班倒', weekdays: [1, 2, 3, 4, 5, 6, 7] };

  test('201: one for a department; 400: a weekday that is none', async () => {
    expect(await t.ok('masterdata.createWorkCalendar', shift)).toMatchObject(shift);
    const wrong = { ...shift, code: 'EIGHT', weekdays: [8] };
    expect((await t.call('masterdata.createWorkCalendar', wrong)).status).toBe(400);
  });

  test('422: an exception stands twice', async () => {
    const day = { date: '2026-05-01', working: false };
    const twice = { code: 'TWICE', name: 'Twice', exceptions: [day, day] };
    const answer = await t.call('masterdata.createWorkCalendar', twice);
    expect([answer.status, answer.body.code]).toEqual([422, 'repeatedDay']);
  });

  test('409: a second company calendar, until the mark of the first is taken away', async () => {
    const [standard] = (await calendars(t)).filter((one: { standard?: boolean }) => one.standard);
    const other = { code: 'OTHER', name: 'Other', standard: true };
    const refused = await t.call('masterdata.createWorkCalendar', other);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([409, '/standard']);
    await t.ok('masterdata.updateWorkCalendar', { id: standard.id, standard: false });
    const made = await t.ok('masterdata.createWorkCalendar', other);
    expect(made).toMatchObject({ standard: true, weekdays: [1, 2, 3, 4, 5] });
    const back = await t.call('masterdata.updateWorkCalendar', { id: standard.id, standard: true });
    expect(back.status).toBe(409);
  });

  test('403: who may not write calendars', async () => {
    const worker = await t.member(['worker']);
    expect((await worker.call('masterdata.createWorkCalendar', shift)).status).toBe(403);
  });

  test('a file brings several, none of them marked', async () => {
    const content = [
      'code,name,weekdays.1,weekdays.2,standard',
      'WK1,周末,6,7,false',
      'WK2,周一,1,,false',
    ].join('\n');
    const { id } = await t.ok('platform.importTable', { target: 'workCalendar', content });
    await world.settle();
    expect(await t.ok('platform.getJob', { id })).toMatchObject({ created: 2, failed: 0 });
    const found = (await calendars(t)).find(({ code }: { code: string }) => code === 'WK2');
    expect(found.weekdays).toEqual([1]);
  });
});
