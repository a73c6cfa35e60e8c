import type pg from 'pg'

/** How often a job was begun and carried out. */
export interface JobRun {
  readonly task: string
  readonly begun: number
  readonly done: number
  /** Who began it; each program has workers of its own. */
  readonly workers: string[]
}

/** Has the database write down from now on what the queue of a database hands out and what comes back as done. */
export async function logJobs(owner: pg.Client): Promise<void> {
  await owner.query(`
    create table public.job_log (job_id bigint, task_id int, worker text, is_done boolean);
    create function public.log_job() returns trigger language plpgsql security definer as $$
    begin
      insert into public.job_log values (old.id, old.task_id, coalesce(new.locked_by, old.locked_by), tg_op = 'DELETE');
      return null;
    end $$;
    create trigger log_begun after update on graphile_worker._private_jobs for each row
      when (new.locked_by is not null and new.locked_by is distinct from old.locked_by) execute function public.log_job();
    create trigger log_done after delete on graphile_worker._private_jobs for each row execute function public.log_job()`)
}

/** Every job that was begun since. */
export async function jobsRun(owner: pg.Client): Promise<JobRun[]> {
  const { rows } = await owner.query<JobRun>(`
    select task.identifier as task, count(*) filter (where not is_done)::int as begun,
      count(*) filter (where is_done)::int as done, array_agg(distinct worker) as workers
    from public.job_log join graphile_worker._private_tasks task on task.id = task_id group by job_id, task.identifier`)
  return rows
}
