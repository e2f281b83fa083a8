//! Which variables of the environment somebody reads.

use super::table::VARIABLES;

/// What setting a variable may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variable {
    /// No shell and no profiled program reads it: one or two letters, or lower-case letters and digits.
    Private,
    /// Somebody may read it; a person may grant it.
    Grantable,
    /// It makes a loader, a shell, an interpreter or a program run or load something; nobody can grant it.
    Never,
}

/// Names that a shell reads or sets although they look private. Sources: zshparam(1), bash(1), dash(1), make.
const SHELL: &str = "path cdpath fpath manpath mailpath mailcheck fignore psvar prompt prompt2 prompt3 prompt4 watch \
    status argv signals pipestatus histchars options commands functions aliases parameters builtins modules \
    dirstack history historywords jobdirs jobtexts jobstates nameddirs userdirs usergroups reswords patchars \
    galiases saliases mapfile keymaps widgets killring compstate terminfo termcap errnos sysparams epochtime \
    funcstack functrace funcfiletrace funcsourcetrace langinfo match mbegin mend reply \
    PS IFS TZ CC FC AR AS CO CI LD PC RM GM WD MH NM LN CP MV SH CXX";

/// Names and beginnings of names (`GIT_*`) that are never granted, besides those that profiles name.
const NEVER: &str = "PATH IFS ENV BASH_ENV SHELLOPTS BASHOPTS BASH_* ZDOTDIR FPATH CDPATH GLOBIGNORE PS0 PS1 PS2 PS3 \
    PS4 PROMPT PROMPT_COMMAND RPROMPT NULLCMD READNULLCMD MODULE_PATH HISTFILE SHELL HOME PWD OLDPWD USERPROFILE \
    LD_* DYLD_* GCONV_PATH LOCPATH NLSPATH MALLOC_CONF HOSTALIASES GLIBC_TUNABLES TMPDIR TMP TEMP POSIXLY_CORRECT \
    PAGER EDITOR VISUAL BROWSER MANPAGER LESSOPEN LESSCLOSE LESS LESSKEY LESSKEYIN LESSKEY_CONTENT MORE \
    GIT_* SSH_ASKPASS SUDO_* PYTHON* PERL* PERL5OPT PERL5LIB RUBY* GEM_* BUNDLE_* NODE_OPTIONS NODE_PATH \
    NODE_REPL_* NODE_EXTRA_* NPM_CONFIG_* npm_config_* YARN_* PNPM_* BUN_* DENO_* JAVA_TOOL_OPTIONS _JAVA_OPTIONS \
    JDK_JAVA_OPTIONS JAVA_OPTS JAVA_HOME CLASSPATH MAVEN_* MVN_* GRADLE_* LUA_* PHPRC PHP_* R_* JULIA_* \
    MAKE MAKEFLAGS MAKEFILES GNUMAKEFLAGS MFLAGS CC CXX LD AR AS CPP CMAKE_* CARGO CARGO_* RUSTC RUSTC_* RUSTDOC \
    RUSTFLAGS RUSTDOCFLAGS RUSTUP_* RUST_TEST_* GOFLAGS GOROOT GOPATH GOBIN GOENV GOTOOLCHAIN GOTOOLDIR GOPROXY \
    GOWORK GOCACHE GOTMPDIR CGO_CFLAGS CGO_LDFLAGS CGO_CXXFLAGS CGO_CPPFLAGS PKG_CONFIG \
    PIP_* UV_* VIRTUAL_ENV PYTEST_* TOX_* MYPY_* RUFF_* \
    TAR_OPTIONS ZIPOPT ZIP UNZIP GZIP XZ_OPT XZ_DEFAULTS BZIP2 ZSTD_* RIPGREP_CONFIG_PATH FZF_* BAT_* \
    AWKPATH AWKLIBPATH GAWK* CURL_HOME WGETRC RSYNC_* KUBECONFIG KUBECTL_* DOCKER_* COMPOSE_* GH_* JQ_* \
    PSQLRC PSQL_* PGSERVICEFILE PGSYSCONFDIR SQLITE_* PSModulePath PATHEXT ComSpec COMSPEC";

/// Tells what setting the variable may do.
pub(crate) fn variable(name: &str) -> Variable {
    if listed(NEVER, name) || listed(VARIABLES, name) {
        return Variable::Never;
    }
    let short = name.len() <= 2 && name.bytes().all(|b| b.is_ascii_alphabetic());
    let lower = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if (short || lower) && !listed(SHELL, name) { Variable::Private } else { Variable::Grantable }
}

fn listed(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|entry| match entry.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => entry == name,
    })
}
