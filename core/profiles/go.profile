program go
single
complete
place workspace
variables GOFLAGS GOROOT GOTOOLCHAIN GOENV
directory value -C
open
safe version

sub build | test | vet | list | run | install | get | fix | generate | clean
operands source
flag -a -n -race -msan -asan -cover -v -x -work -json -linkshared -modcacherw -trimpath -short -failfast -benchmem -fullpath -e -deps -test -find -export -compiled -m -u -versions -retracted -t -cache -testcache -modcache -fuzzcache -i -r -d -insecure -h -artifacts
value -p -covermode -coverpkg -run -skip -bench -benchtime -count -cpu -fuzz -fuzztime -fuzzminimizetime -list -parallel -shuffle -timeout -blockprofilerate -memprofilerate -mutexprofilefraction -tags -f -buildmode -compiler -installsuffix -pgo -vet -reuse
# Whether to look for one kind of mistake: like every flag that is on or off, these take a value only behind `=`.
optional -buildvcs -printf -unsafeptr -asmdecl -assign -atomic -bools -buildtag -cgocall -composites -copylocks -directive -errorsas -framepointer -httpresponse -ifaceassert -loopclosure -lostcancel -nilfunc -shift -sigchanyzer -slog -stdmethods -stdversion -stringintconv -structtag -testinggoroutine -tests -timeformat -unmarshal -unreachable -unusedresult -appends -defers -waitgroup -hostport
ldflags value -ldflags -gcflags
exec value -exec -toolexec -vettool -gccgoflags -asmflags -fixtool
config value -modfile -overlay -pkgdir
# With `mod`, the list of modules is brought up to date.
write value -mod : readonly vendor
path value -o -coverprofile -cpuprofile -memprofile -blockprofile -mutexprofile -trace -outputdir
directory value -C
safe build ./...
safe test -v -run TestX -count=1 ./cmd/...
safe test -tags=integration -race ./... -v
safe vet ./...
safe build -ldflags '-s -w -X main.version=1' ./cmd/x
safe list -m all
ask test -exec ./x ./...
ask build -toolexec=x
ask build --toolexec=x
ask build -o x ./cmd
ask build -ldflags=-extld=x
ask test -coverprofile=x ./...
ask build -modfile=x
ask list -mod=mod ./...
ask build -mod mod ./...
safe build -mod=vendor ./...
safe vet -printf=false ./...
safe build -buildvcs=false ./...
ask vet -printf -vettool=./x ./...
ask build -buildvcs -o x ./...

sub env
flag -json -changed
config flag -w -u
safe env GOPATH
ask env -w GOFLAGS=-toolexec=x
ask env -u GOFLAGS

sub version | help | doc | mod tidy | mod graph | mod verify | mod why | mod download | mod vendor | mod init | work sync
flag -m -v -json -changed -all -c -cmd -short -src -u -e -x -vendor
optional -go -compat -reuse
config flag -w
config value -o
safe mod tidy
safe doc fmt.Println

sub tool | mod edit | work use | work edit | work init | work vendor | fmt | bug | telemetry
is exec
ask tool x
ask mod edit x
