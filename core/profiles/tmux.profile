program tmux screen at batch crontab systemctl service launchctl nc ncat socat telnet gpg openssl dbus-send gsettings defaults osacompile apt apt-get dpkg yum dnf apk pacman brew port snap flatpak nix nix-shell nix-env guix conda mamba poetry pipenv gem bundle composer cpan luarocks opam terraform tofu pulumi helm ansible ansible-playbook vagrant aws gcloud az fly flyctl vercel netlify heroku wrangler supabase firebase
never-suggest
info flag --version
operands config
safe --version
ask update
