package dev.countersign.session.permission;

import java.util.List;

/** Whom a policy is for. Each holds what that person needs here, and no more. */
public enum PolicyRole {
    VIEWER("Viewer", "sees everything and changes nothing", Job.SEE),
    APPROVER("Approver", "sees everything and answers approvals", Job.SEE, Job.DECIDE),
    STARTER("Starter", "sees everything and starts executions", Job.SEE, Job.START),
    TROUBLESHOOTER("Troubleshooter", "sees everything, stops and repairs what hangs", Job.SEE, Job.REPAIR),
    DEPLOYER("Deployer", "sees everything and deploys stacks", Job.SEE, Job.DEPLOY);

    private final String title;
    private final String meaning;
    private final List<Job> jobs;

    PolicyRole(String title, String meaning, Job... jobs) {
        this.title = title;
        this.meaning = meaning;
        this.jobs = List.of(jobs);
    }

    public String title() {
        return title;
    }

    /** A clause without a full stop. */
    public String meaning() {
        return meaning;
    }

    public List<Job> jobs() {
        return jobs;
    }
}
