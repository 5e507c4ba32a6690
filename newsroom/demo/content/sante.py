"""Santé: whose data, which secret, which devices."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Correction, Signature

IDRISS = Signature("idriss-benhaddou")
MAELLE = Signature("maelle-kergoat")

ARTICLES = (
    Article(
        "votre-dossier-medical-vous-appartient-il",
        "sante",
        "analysis",
        "Vos droits",
        "Votre dossier médical vous appartient-il ?",
        sentence("""
        Pas tout à fait. Vous ne possédez pas le dossier, mais vous pouvez le lire, le copier,
        le faire corriger. Encore faut-il savoir à qui le demander, et en combien de temps.
        """),
        story("""
La question paraît simple, la réponse est un peu vexante : un dossier médical n'appartient à
personne, au sens où l'on possède un vélo. Le médecin, la clinique ou le laboratoire en ont la
garde. Le patient, lui, a des droits sur ce qu'il contient. En pratique, ces droits valent mieux
qu'une propriété.

## Lire

Vous pouvez demander l'ensemble des informations qui concernent votre santé : résultats, comptes
rendus, courriers entre médecins, prescriptions. Le code de la santé publique fixe les délais :
**huit jours** au plus après la demande, et après un temps de réflexion de quarante-huit heures ;
**deux mois** lorsque les informations datent de plus de cinq ans.

La consultation sur place est gratuite. Une copie peut être facturée, mais seulement ce que
coûtent la copie et l'envoi.

## Corriger, plutôt qu'effacer

Une erreur de date, une allergie attribuée à un autre : cela se rectifie, sur demande écrite.
L'effacement, en revanche, est presque toujours refusé, et ce refus est souvent justifié. Un
dossier sert à soigner demain ; un hôpital doit le conserver vingt ans, en règle générale, après
le dernier passage. On n'arrache pas une page, on en ajoute une qui dit pourquoi la précédente
était fausse.

!! On n'arrache pas une page, on en ajoute une qui dit pourquoi la précédente était fausse.

## Savoir qui a lu

C'est la question que l'on oublie de poser. Les logiciels de soin gardent la trace des
consultations. Si vous avez une raison de croire que quelqu'un a regardé sans motif, demandez par
écrit que l'accès soit vérifié. Le [secret médical](le-secret-medical-a-l-epreuve-des-logiciels)
ne protège pas seulement contre le dehors : à l'intérieur même d'un établissement, seuls ceux qui
participent aux soins ont à savoir.

box: Comment demander
- À qui : au médecin, au laboratoire, ou à la direction de l'établissement.
- Comment : une lettre ou un formulaire, avec la copie d'une pièce d'identité.
- Que dire : « Je souhaite accéder à l'ensemble des informations concernant ma santé que vous
  détenez. »
- En cas de silence : un rappel, puis une plainte à la CNIL.

Rien n'oblige à dire pourquoi. Une demande d'accès n'a pas à se justifier, et celui qui vous
demande vos raisons n'a pas à les connaître.

read-also: droit-d-acces-la-lettre-qui-ouvre-les-tiroirs
"""),
        (IDRISS, MAELLE),
        ("donnees-de-sante", "droit-d-acces", "secret-medical"),
        picture="la-double-helice",
        age=3 * HOUR,
        related=("droit-d-acces-la-lettre-qui-ouvre-les-tiroirs",),
    ),
    Article(
        "applications-de-sante-a-qui-profitent-vos-donnees",
        "sante",
        "analysis",
        "Applications",
        "Sommeil, cycle, humeur, battements du cœur : que deviennent les confidences que nous "
        "faisons "
        "chaque jour à notre téléphone, et comment savoir, en dix minutes, à qui elles profitent ?",
        sentence("""
        Une application de bien-être n'est pas un médecin : elle n'est pas tenue au secret.
        Quatre vérifications simples, avant de lui raconter ses nuits.
        """),
        story("""
Le bouton dit « Noter mon humeur ». Il y a cinq visages, du plus radieux au plus défait. On appuie
sur le quatrième, on se sent un peu mieux de l'avoir dit à quelqu'un. À qui, au juste ?

## Le secret ne suit pas la donnée

Ce que vous dites à un soignant est couvert par le secret. Ce que vous écrivez dans une
application ne l'est pas, fût-ce la même phrase. Le règlement européen protège tout de même : les
informations qui révèlent un état de santé sont dites *sensibles*, et leur usage suppose en
principe un consentement explicite. Mais une règle n'arrête que ceux qui la respectent, et un
consentement donné d'un geste du pouce n'apprend rien à personne.

## Dix minutes, quatre vérifications

1. **Qui paie ?** Cherchez le prix. Une application gratuite et sans publicité vit de quelque
   chose : une mutuelle, une recherche, une revente. C'est parfois honorable. Cela doit être
   écrit.
2. **Où vont les données ?** Dans la politique de confidentialité, cherchez le mot « partenaires
   ». S'ils ne sont pas nommés, considérez qu'ils sont nombreux.
3. **Marche-t-elle hors ligne ?** Coupez le réseau et notez votre nuit. Si l'application refuse,
   c'est que la nuit partait ailleurs.
4. **Peut-on partir ?** Cherchez comment exporter, puis supprimer. Faites-le une fois, avant
   d'avoir six ans de carnets à perdre.

!! Coupez le réseau et notez votre nuit. Si l'application refuse, c'est que la nuit partait
ailleurs.

## Ce que dit une courbe

Une nuit ne dit rien. Trois cents nuits disent un emploi, une rupture, un enfant, une maladie. La
valeur est dans la durée, et c'est aussi pourquoi il vaut mieux choisir tôt. Beaucoup de ces
applications ont une rivale plus modeste, qui garde tout sur l'appareil. Elle est moins jolie.
Elle ne vous félicite pas.

Reste le carnet. Il n'envoie rien, se relit sans mot de passe et brûle très bien. Pour parler de
soi à quelqu'un, il reste [le médecin](teleconsultation-dix-minutes-bien-employees), qui, lui, est
tenu de se taire.
"""),
        (IDRISS,),
        ("donnees-de-sante", "objets-connectes", "traceurs"),
        picture="battement",
        age=30 * HOUR,
    ),
    Article(
        "le-secret-medical-a-l-epreuve-des-logiciels",
        "sante",
        "analysis",
        "Déontologie",
        "Le secret médical à l'épreuve des logiciels",
        sentence("""
        La règle n'a pas changé depuis l'Antiquité : se taire. Mais on ne demande plus seulement
        à une personne de se taire ; on le demande à une chaîne.
        """),
        story("""
Le secret médical tient en une phrase que chacun comprend : ce qui est confié pour être soigné
n'est pas répété. Il s'impose au médecin, à l'infirmière, à la secrétaire. Depuis que le dossier
est un fichier, il doit aussi s'imposer à des gens qui n'ont jamais vu le patient.

## Qui touche au dossier

Comptons, pour une banale prise de sang. Le laboratoire enregistre la demande dans un logiciel. Le
logiciel a un fournisseur, qui le dépanne à distance. Les fichiers sont hébergés chez un
prestataire, dont la loi française exige qu'il soit certifié pour les données de santé. Les
résultats partent par une messagerie sécurisée. À chaque maillon, quelqu'un *pourrait* lire.

Le mot important est le conditionnel. Protéger le secret, ce n'est plus seulement recruter des
gens discrets ; c'est faire en sorte que le moins de gens possible aient à l'être.

!! Protéger le secret, c'est faire en sorte que le moins de gens possible aient à être discrets.

## Trois idées simples, rarement réunies

- **Le besoin d'en connaître.** Un compte par personne, des droits selon la tâche, et pas de mot
  de passe affiché sous l'écran d'accueil.
- **La trace.** Toute lecture laisse une ligne, et quelqu'un relit les lignes. La seconde moitié
  de la phrase manque souvent.
- **Le chiffrement.** Celui qui dépanne la machine n'a pas à comprendre ce qu'elle contient.

## Le champ libre

Reste un ennemi intime, que toute personne ayant travaillé dans un cabinet reconnaîtra : le champ
« Remarques ». On y écrit ce qui n'entre nulle part ailleurs. C'est utile, c'est humain, et c'est
la première chose qu'un lecteur indélicat cherchera. Une bonne habitude consiste à n'y écrire que
ce que l'on accepterait de lire à voix haute devant la personne concernée. Elle en a d'ailleurs
[le droit](votre-dossier-medical-vous-appartient-il).

> On ne confie pas un secret à une machine. On le confie à ceux qui l'ont réglée.

La phrase est d'un médecin qui préfère ne pas être nommé. On le comprend.
"""),
        (IDRISS,),
        ("secret-medical", "donnees-de-sante", "chiffrement"),
        picture="pages-pliees",
        age=6 * DAY,
    ),
    Article(
        "dans-un-laboratoire-la-donnee-voyage-plus-que-l-eprouvette",
        "sante",
        "interview",
        "Entretien",
        "« Dans un laboratoire, la donnée voyage plus que l'éprouvette »",
        sentence("""
        Saâdia Mernissi est biologiste médicale. Elle décrit le trajet, peu connu, d'un résultat
        d'analyse entre le bras du patient et l'écran du médecin.
        """),
        story("""
*Saâdia Mernissi est un personnage : la rédaction a composé cet entretien à partir de ce que le
métier a de commun d'un laboratoire à l'autre.*

**Que devient mon tube après la prise de sang ?**

Lui ne va pas loin. On l'étiquette, il passe dans une centrifugeuse, puis dans un automate. Le
soir, il est au réfrigérateur ; quelques jours plus tard, détruit. Votre tube mène une vie courte
et tranquille.

**Et le résultat ?**

Lui n'arrête pas. Il sort de l'automate vers le logiciel du laboratoire. Un biologiste le relit et
le valide. Il part chez le médecin prescripteur, sur votre espace personnel, parfois chez un
confrère pour un second avis, vers l'organisme qui rembourse, et dans nos archives. La donnée
voyage plus que l'éprouvette.

!! Votre tube mène une vie courte et tranquille.

**À quel moment est-elle le plus exposée ?**

Quand on change quelque chose. Le quotidien est bien réglé : les mêmes tuyaux, tous les jours.
Mais un changement de logiciel, une fusion, un déménagement, et il faut tout sortir pour tout
remettre. C'est à ce moment-là que naissent les copies.

**Que faites-vous pour l'éviter ?**

Nous avons une règle un peu bête : personne ne part tant que la copie n'est pas détruite, et celui
qui la détruit signe. On s'est moqué de notre registre. Depuis qu'il y a eu [l'affaire que vous
racontez](donnees-medicales-de-500000-patients-en-circulation), on nous en demande le modèle.

**Les patients posent-ils des questions ?**

Presque jamais. Ils demandent si cela va faire mal. Je voudrais qu'ils demandent aussi, de temps
en temps, qui aura le résultat. Nous saurions répondre, et cela nous obligerait à toujours savoir
répondre.
"""),
        (IDRISS, Signature("tiago-ferrand", "photo")),
        ("laboratoires", "donnees-de-sante", "secret-medical"),
        picture="capsule",
        age=13 * DAY,
    ),
    Article(
        "pouls-un-un-mois-au-poignet",
        "sante",
        "review",
        "À l'essai",
        "Pouls Un : un mois au poignet, et quelques chiffres de trop",
        sentence("""
        Ce bracelet mesure bien et parle peu, deux qualités rares. Son application, elle,
        voudrait faire connaissance.
        """),
        story("""
Le Pouls Un est un bracelet sans écran ou presque : un trait lumineux, une vibration, c'est tout.
Nous l'avons porté trente jours, avec à l'autre poignet un cardiofréquencemètre de laboratoire
prêté par un club d'athlétisme.

product: pouls

## Ce qu'il mesure

Au repos, l'écart avec l'appareil de référence reste inférieur à deux battements par minute. À
l'effort, il grandit : le bracelet met une dizaine de secondes à comprendre que l'on vient de se
mettre à courir. Le sommeil est une estimation, et la notice le dit franchement. L'autonomie
annoncée est de neuf jours ; nous en avons tenu huit, puis sept à la fin du mois.

## Ce qu'il raconte

L'application fonctionne sans compte. Il faut le chercher : « Continuer sans compte » est écrit en
gris, sous un grand bouton vert. Une fois ce choix fait, tout reste sur le téléphone, et l'export
produit un fichier lisible par un tableur. C'est rare, c'est bien.

Avec un compte, en revanche, le bracelet propose un « âge du cœur » qui nous a rajeunis de six ans
un mardi et vieillis de quatre le jeudi. Un chiffre qui change plus vite que ce qu'il mesure n'est
pas une mesure.

!! Un chiffre qui change plus vite que ce qu'il mesure n'est pas une mesure.

box: Notre avis
Un bon capteur, à utiliser sans compte et sans superstition.
- **Pour** : la discrétion, la franchise de la notice, le mode sans compte.
- **Contre** : l'« âge du cœur », un bracelet de rechange hors de prix.
- **Rappel** : ce n'est pas un dispositif médical. Une douleur, une gêne, un doute : on consulte.

Avant d'en acheter un, de cette marque ou d'une autre, quatre vérifications [tiennent en dix
minutes](applications-de-sante-a-qui-profitent-vos-donnees).
"""),
        (Signature("thanh-vy-lemoine"),),
        ("objets-connectes", "donnees-de-sante"),
        picture="feuilles",
        age=27 * DAY,
        corrections=(
            Correction(
                "Une première version de cet article donnait une autonomie mesurée de neuf "
                "jours. Neuf "
                "jours est l'autonomie annoncée par le fabricant ; nous en avons mesuré huit, "
                "puis sept.",
                26 * DAY,
            ),
        ),
    ),
    Article(
        "teleconsultation-dix-minutes-bien-employees",
        "sante",
        "analysis",
        "Pratique",
        "Téléconsultation : dix minutes bien employées",
        sentence("""
        Le temps est court, l'image tremble, le chat passe. Quelques préparatifs font la
        différence entre une consultation et un malentendu.
        """),
        story("""
Une consultation à distance n'est pas une consultation au rabais. Elle convient mal à un ventre
douloureux, très bien à un renouvellement, à un résultat que l'on commente, à une question que
l'on n'osait pas poser. À condition de la préparer un peu.

## Avant

- **Écrivez votre question.** Une seule, en tête de page. Le reste viendra.
- **Rassemblez les documents** : ordonnances, résultats, liste des traitements avec les doses.
- **Choisissez une pièce** dont la porte ferme. Les écouteurs ne sont pas un luxe : ils empêchent
  le couloir d'entendre la moitié qui vous concerne le moins, celle du médecin.
- **Faites face à la fenêtre**, jamais dos à elle.

## Pendant

Dites dès le début où vous êtes et un numéro où vous rappeler : en cas de malaise, ou simplement
de coupure, ces dix secondes comptent. Le médecin doit s'être identifié ; vous pouvez lui demander
s'il est seul. Si quelqu'un assiste à l'entretien de votre côté, dites-le aussi.

image: signal | Le signal arrive en morceaux ; c'est à la conversation de les remettre ensemble.

## Après

L'ordonnance est un document comme un autre. Enregistrez-la ailleurs que dans la messagerie où
elle est arrivée, et supprimez le courriel. Notez ce que vous avez compris, tout de suite, avec
vos mots ; vous relirez ces trois lignes plus souvent que le compte rendu.

## Et la confidentialité ?

Elle vaut ce que vaut l'outil. Une plateforme de soins est tenue à des règles d'hébergement et au
[secret médical](le-secret-medical-a-l-epreuve-des-logiciels). Une messagerie grand public ne
l'est pas, même entre gens de bonne volonté. Si un praticien vous propose de « passer par là,
c'est plus simple », la bonne réponse est : « Le téléphone me conviendra très bien. »
"""),
        (IDRISS,),
        ("teleconsultation", "secret-medical"),
        picture="passerelle",
        age=44 * DAY,
    ),
)
