//! The names that `hardened` protects beyond the built-in list, each group with the reason that a decision shows.
//!
//! An entry that ends with `/` is a folder and covers what is below it; another is the last name of a path. `/`
//! joins names that must follow each other; `*` at either end of the last name stands for anything.

/// Names with one reason in common.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) why: &'static str,
    pub(crate) entries: &'static [&'static str],
}

#[rustfmt::skip]
pub(crate) const HARDENED: &[Group] = &[
    Group { why: "version control reads hooks, filters and commands from it", entries: &[
        ".hg/", ".svn/", ".jj/", ".gitconfig", ".gitmodules", ".gitattributes", ".config/git/",
    ] },
    Group { why: "a file of this name makes its folder look like a git repository, whose configuration can run programs", entries: &[
        "HEAD",
    ] },
    Group { why: "git runs it as a hook", entries: &[
        "hooks/applypatch-msg", "hooks/pre-applypatch", "hooks/post-applypatch", "hooks/pre-commit",
        "hooks/pre-merge-commit", "hooks/prepare-commit-msg", "hooks/commit-msg", "hooks/post-commit", "hooks/pre-rebase",
        "hooks/post-checkout", "hooks/post-merge", "hooks/pre-push", "hooks/pre-receive", "hooks/update",
        "hooks/proc-receive", "hooks/post-receive", "hooks/post-update", "hooks/reference-transaction",
        "hooks/push-to-checkout", "hooks/pre-auto-gc", "hooks/post-rewrite", "hooks/sendemail-validate",
        "hooks/fsmonitor-watchman", "hooks/post-index-change", "hooks/p4-changelist", "hooks/p4-prepare-changelist",
        "hooks/p4-post-changelist", "hooks/p4-pre-submit",
    ] },
    Group { why: "a hook manager runs it on the next commit", entries: &[
        ".husky/", ".lefthook/", "lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml", "lefthook-local.yml",
        ".pre-commit-config.yaml", ".pre-commit-config.yml", ".lintstagedrc*",
    ] },
    Group { why: "continuous integration runs it with the secrets of the repository", entries: &[
        ".github/workflows/", ".github/actions/", ".gitlab-ci.yml", ".gitlab/", ".circleci/", ".buildkite/", "Jenkinsfile",
        "azure-pipelines.yml", "azure-pipelines.yaml", "bitbucket-pipelines.yml", ".travis.yml", ".drone.yml", "buildspec.yml",
    ] },
    Group { why: "it configures or instructs an agent", entries: &[
        ".kiro/settings/", ".kiro/hooks/", ".kiro/agents/", ".kiro/steering/", ".kiro/powers/", ".cursor/", ".claude/",
        ".codex/", ".gemini/", ".agents/", ".roo/", ".clinerules/", ".clinerules", ".continue/", ".windsurf/", ".amazonq/",
        ".opencode/", ".mcp.json", "mcp_config.json", "claude_desktop_config.json", ".claude.json", "AGENTS.md", "CLAUDE.md",
        "GEMINI.md", ".cursorrules", ".windsurfrules", ".roomodes", ".roorules*", ".github/instructions/",
        ".github/prompts/", ".github/hooks/", "copilot-instructions.md",
    ] },
    Group { why: "it hides files from an agent", entries: &[
        ".cursorignore", ".cursorindexingignore", ".geminiignore", ".aiexclude", ".codeiumignore", ".rooignore",
        ".clineignore", ".aiderignore", ".continueignore", ".claudeignore", ".copilotignore", ".aiignore",
    ] },
    Group { why: "an editor runs tasks or settings from it on opening", entries: &[
        ".idea/", ".zed/", ".fleet/", "*.sublime-project", "*.sublime-workspace", ".vimrc", ".gvimrc", ".exrc", ".nvimrc",
        ".nvim.lua", ".dir-locals.el", ".dir-locals-2.el",
    ] },
    Group { why: "it runs, or sets the environment, when the folder or container is opened", entries: &[
        ".devcontainer/", ".devcontainer.json", ".envrc", ".direnv/", ".env", ".env.*", ".mise.toml", "mise.toml",
        ".mise/", ".tool-versions",
    ] },
    Group { why: "a shell or a login runs it", entries: &[
        ".bashrc", ".bash_*", ".profile", ".zsh*", ".zprofile", ".zlogin", ".zlogout", ".inputrc", ".xprofile", ".xinitrc",
        ".xsession", ".xsessionrc", ".config/fish/", ".cshrc", ".tcshrc", ".kshrc", ".login", ".pam_environment",
        "profile.ps1", "*_profile.ps1",
    ] },
    Group { why: "it holds credentials or decides who may log in", entries: &[
        ".ssh/", "authorized_keys", "authorized_keys2", ".gnupg/", ".aws/", ".azure/", ".kube/", ".docker/",
        ".config/gcloud/", ".netrc", "_netrc", ".git-credentials", ".pypirc", ".pgpass",
    ] },
    Group { why: "a package manager, build tool or interpreter runs code or takes orders from it", entries: &[
        ".npmrc", ".yarnrc", ".yarnrc.yml", ".yarn/", ".pnpmfile.cjs", ".pnpmfile.mjs", ".pnp.*", "bunfig.toml", "pip.conf", "pip.ini",
        ".cargo/", "rust-toolchain.toml", "rust-toolchain", ".bazelrc", ".mvn/", "gradle-wrapper.properties",
        "gradle-wrapper.jar", "maven-wrapper.properties", "maven-wrapper.jar", "*.pth", "sitecustomize.py",
        "usercustomize.py", ".ripgreprc",
    ] },
    Group { why: "the system starts it at login or boot", entries: &[
        "LaunchAgents/", "LaunchDaemons/", ".config/autostart/", ".config/systemd/", "Start Menu/Programs/Startup/",
    ] },
];
